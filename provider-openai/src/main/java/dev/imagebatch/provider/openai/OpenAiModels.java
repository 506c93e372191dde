package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.Quota;
import dev.imagebatch.provider.SupportedSizes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of models: the bundled entries and those of the user's file, which take precedence. */
final class OpenAiModels {

    static final String DEFAULT = "gpt-image-2.5-flare";

    static final Quota.Unit UNIT = Quota.Unit.IMAGES_AND_REFERENCES;

    /** The name of the quota in refusals; all image models share one quota. */
    private static final String SHARED_BUCKET = "gpt-image";

    private static final Dimensions USUAL_SIZE = new Dimensions(1024, 1024);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new DayReader()))
            .build();

    private final Map<String, Entry> entries;

    /**
     * A model and the day on which its entry was checked.
     *
     * @param model the model
     * @param asOf the day
     */
    record Entry(ModelEntry model, LocalDate asOf) {}

    private record ModelFile(
            @JsonProperty(required = true) LocalDate asOf,
            @JsonProperty(required = true) List<ModelEntry> models) {}

    private OpenAiModels(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** Returns the list that is bundled with the module. */
    static OpenAiModels bundled() {
        try (InputStream in = OpenAiModels.class.getResourceAsStream("models.json")) {
            if (in == null) {
                throw new IllegalStateException("models.json is missing beside " + OpenAiModels.class.getName());
            }
            return new OpenAiModels(Map.of()).with(JSON.readValue(in, ModelFile.class));
        } catch (IOException e) {
            throw new UncheckedIOException("models.json cannot be read", e);
        }
    }

    /**
     * Returns this list with the entries of a file added; an entry replaces one with the same id.
     *
     * @throws IllegalArgumentException if the file cannot be read or is not a valid list of models
     */
    OpenAiModels withFile(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return with(JSON.readValue(in, ModelFile.class));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "the option models of the provider openai is a file with a list of models, and \"" + file
                            + "\" cannot be read as one: " + firstLine(e),
                    e);
        }
    }

    /** Returns the entry of a model or of one of its snapshots. */
    Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** Returns every model once, the default one first. */
    List<Entry> all() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue().model().id()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Returns a description of every model, each once. */
    List<ModelDescription> descriptions() {
        return all().stream().map(OpenAiModels::description).toList();
    }

    /**
     * Returns the capabilities of a model; a model that is not listed has no restrictions.
     *
     * @param id the model's id
     * @param today the day of the call
     * @param imagesPerCall the maximum number of images per call, if the user set it
     */
    ModelCapabilities capabilities(String id, LocalDate today, Optional<Integer> imagesPerCall) {
        return find(id).map(entry -> capabilities(entry.model(), today, imagesPerCall))
                .orElseGet(() -> anything(imagesPerCall));
    }

    private static ModelDescription description(Entry entry) {
        ModelEntry model = entry.model();
        return new ModelDescription(
                model.id(),
                model.sizes().sizes().describe(),
                OpenAiPrices.of(entry).map(OpenAiPrices::list).orElse(List.of()),
                model.lastDay());
    }

    private static ModelCapabilities anything(Optional<Integer> imagesPerCall) {
        return ModelCapabilities.builder(SupportedSizes.any(USUAL_SIZE))
                .quota(Quota.unknown(UNIT))
                .maxImagesPerCall(imagesPerCall.orElse(1))
                .references(Integer.MAX_VALUE)
                .negativePrompt()
                .seed()
                .build();
    }

    private static ModelCapabilities capabilities(ModelEntry model, LocalDate today, Optional<Integer> imagesPerCall) {
        int most = or(model.maxImages(), 1);
        ModelCapabilities.Builder taken = ModelCapabilities.builder(
                        model.sizes().sizes())
                .maxImagesPerCall(Math.min(most, imagesPerCall.orElse(most)))
                .maxPromptLength(or(model.maxPrompt(), Integer.MAX_VALUE))
                .qualities(model.pricedQualities().toArray(String[]::new));
        if (!model.pricedQualities().isEmpty()) {
            taken.qualities("auto");
        }
        int references = or(model.maxReferences(), 0);
        if (references > 0) {
            taken.references(references);
        }
        if (model.seconds() != null) {
            taken.typicalLatency(Duration.ofSeconds(model.seconds()));
        }
        taken.quota(quota(model));
        notice(model, today).ifPresent(taken::notice);
        return taken.build();
    }

    private static Quota quota(ModelEntry model) {
        Double images = model.imagesPerMinute();
        return images == null
                ? Quota.unknown(UNIT)
                : Quota.ofNewAccount(UNIT, images).sharedAs(SHARED_BUCKET);
    }

    private static Optional<String> notice(ModelEntry model, LocalDate today) {
        LocalDate lastDay = model.lastDay();
        if (lastDay == null) {
            return Optional.empty();
        }
        String instead = model.replacement() == null ? "" : "; use " + model.replacement() + " instead";
        String verb = lastDay.isAfter(today) ? " will be switched off on " : " was switched off on ";
        return Optional.of(model.id() + verb + lastDay + instead);
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private OpenAiModels with(ModelFile file) {
        Map<String, Entry> more = new LinkedHashMap<>(entries);
        for (ModelEntry model : file.models()) {
            Entry entry = new Entry(model, file.asOf());
            more.put(model.id(), entry);
            if (model.snapshots() != null) {
                model.snapshots().forEach(snapshot -> more.put(snapshot, entry));
            }
        }
        return new OpenAiModels(more);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }

    private static final class DayReader extends FromStringDeserializer<LocalDate> {

        private static final long serialVersionUID = 1;

        DayReader() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String text, DeserializationContext context) {
            return LocalDate.parse(text);
        }
    }
}

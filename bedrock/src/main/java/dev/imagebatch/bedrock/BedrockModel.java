package dev.imagebatch.bedrock;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.Quota;
import dev.imagebatch.provider.SupportedSizes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model on Bedrock with its limits, prices and lifecycle dates.
 *
 * <p>Immutable and thread-safe; created from JSON by {@link BedrockModels}.
 *
 * @since 0.1
 */
public final class BedrockModel {

    private final String id;
    private final SupportedSizes sizes;
    private final String describedSizes;
    private final Map<String, Dimensions> aspectRatios;
    private final int maxPrompt;
    private final long maxSeed;
    private final int maxReferences;
    private final List<String> tasks;
    private final List<String> qualities;
    private final List<String> formats;
    private final InputRules inputs;
    private final PriceList prices;
    private final List<String> regions;
    private final double requestsPerMinute;
    private final @Nullable LocalDate endOfLife;
    private final String successor;
    private final String note;

    BedrockModel(ModelFields fields) {
        this.id = fields.required("id");
        this.aspectRatios = fields.sizesByRatio("aspectRatios");
        this.sizes = fields.permittedSizes(aspectRatios);
        this.describedSizes = fields.isByRatioAlone() ? "ratios " + join(aspectRatios) : sizes.describe();
        this.maxPrompt = (int) fields.number("maxPrompt", Integer.MAX_VALUE);
        this.maxSeed = fields.number("maxSeed", Long.MAX_VALUE);
        this.maxReferences = (int) fields.number("maxReferences", 0);
        this.tasks = fields.texts("tasks");
        this.qualities = fields.texts("qualities");
        this.formats = fields.texts("formats");
        this.inputs = fields.inputs("inputs");
        this.prices = fields.prices("prices");
        this.regions = fields.texts("regions");
        this.requestsPerMinute = fields.decimal("requestsPerMinute", 0);
        this.endOfLife = fields.day("endOfLife").orElse(null);
        this.successor = fields.text("successor");
        this.note = fields.text("note");
    }

    /** Returns the id of the model on Bedrock. */
    public String id() {
        return id;
    }

    /** Returns the sizes by name of the aspect ratio, such as {@code 16:9}. */
    public Map<String, Dimensions> aspectRatios() {
        return aspectRatios;
    }

    /** Returns the maximum length in characters of a prompt and of a negative prompt. */
    public int maxPrompt() {
        return maxPrompt;
    }

    /** Returns the largest permitted seed. */
    public long maxSeed() {
        return maxSeed;
    }

    /** Returns true if the model supports a task; a model without a list of tasks supports all. */
    public boolean does(String task) {
        return tasks.isEmpty() || tasks.contains(task);
    }

    /** Returns true if the model supports an output format; a model without a list of formats supports all. */
    public boolean writes(String format) {
        return formats.isEmpty() || formats.contains(format);
    }

    /** Returns the date on which Bedrock ends the model's availability; empty if none is known. */
    public Optional<LocalDate> endOfLife() {
        return Optional.ofNullable(endOfLife);
    }

    InputRules inputs() {
        return inputs;
    }

    List<String> regions() {
        return regions;
    }

    String successor() {
        return successor;
    }

    String note() {
        return note;
    }

    Optional<Quote> price(String quality, @Nullable Dimensions size) {
        return size == null
                ? prices.ofAnySize(quality, sizes.nearest(new Dimensions(1024, 1024)))
                : prices.of(quality, size);
    }

    ModelCapabilities.Builder capabilities() {
        ModelCapabilities.Builder taken = ModelCapabilities.builder(sizes)
                .maxPromptLength(maxPrompt)
                .negativePrompt()
                .seed()
                .qualities(qualities.toArray(String[]::new));
        if (maxReferences > 0) {
            taken.references(maxReferences);
        }
        return taken.quota(
                requestsPerMinute > 0
                        ? Quota.fixed(Quota.Unit.REQUESTS, requestsPerMinute)
                        : Quota.unknown(Quota.Unit.REQUESTS));
    }

    ModelDescription description() {
        return new ModelDescription(
                id,
                describedSizes,
                prices.lines().stream().map(PriceLine::description).toList(),
                endOfLife);
    }

    private static String join(Map<String, Dimensions> byRatio) {
        return String.join(" ", byRatio.keySet());
    }

    /** Returns the id only. */
    @Override
    public String toString() {
        return "BedrockModel[" + id + "]";
    }
}

package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.SupportedSizes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The known models, the default one first; users can add to them. Immutable. */
final class GeminiModels {

    private static final String RESOURCE = "models.json";

    private final Map<String, GeminiModel> models;

    private GeminiModels(Map<String, GeminiModel> models) {
        this.models = models;
    }

    /** Returns the models that are bundled with this version. */
    static GeminiModels known() {
        try (InputStream in = GeminiModels.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the module lacks its " + RESOURCE);
            }
            return new GeminiModels(read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns these models with those of a file of the same format added; a model replaces one with the same id. */
    GeminiModels with(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Map<String, GeminiModel> all = new LinkedHashMap<>(models);
            all.putAll(read(in));
            return new GeminiModels(all);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the models of " + file + " are no JSON, at line "
                    + e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new IllegalArgumentException("the models of " + file + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the models of " + file + ": " + e.getMessage(), e);
        }
    }

    List<GeminiModel> all() {
        return List.copyOf(models.values());
    }

    String defaultModel() {
        return models.keySet().iterator().next();
    }

    Optional<GeminiModel> find(String id) {
        return Optional.ofNullable(models.get(id));
    }

    /** Returns the capabilities of a model; a model that is not known has no restrictions. */
    ModelCapabilities capabilities(String id) {
        return find(id).map(GeminiModel::capabilities).orElseGet(GeminiModels::anything);
    }

    private static ModelCapabilities anything() {
        return ModelCapabilities.builder(SupportedSizes.any(ImageConfig.USUAL))
                .references(Integer.MAX_VALUE)
                .build();
    }

    private static Map<String, GeminiModel> read(InputStream in) throws IOException {
        JsonNode root = new ObjectMapper().readTree(in);
        Map<String, GeminiModel> models = new LinkedHashMap<>();
        for (JsonNode node : root.path("models")) {
            GeminiModel model = ModelReader.read(node);
            models.put(model.id(), model);
        }
        if (models.isEmpty()) {
            throw new IllegalArgumentException("there is no list \"models\" with a model in it");
        }
        return models;
    }
}

package dev.imagebatch.bedrock;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ModelDescription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The models known to a provider, read from JSON. A file of the user may add and replace models.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BedrockModels {

    static final Dimensions USUAL_SIZE = new Dimensions(1024, 1024);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern PROFILE_PREFIX = Pattern.compile("^(us|eu|apac|ap|global|us-gov)\\.");

    private final Map<String, BedrockModel> models;

    private BedrockModels(Map<String, BedrockModel> models) {
        this.models = Collections.unmodifiableMap(models);
    }

    /**
     * Returns the models listed in a resource of a class, starting with the default one.
     *
     * @throws IllegalArgumentException if the resource is missing or invalid
     */
    public static BedrockModels ofResource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no resource " + name);
            }
            return new BedrockModels(read(JSON.readTree(in), name));
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " cannot be read", e);
        }
    }

    /**
     * Returns these models and those of a file in the same format; a model in the file replaces the one with the same
     * id.
     *
     * @throws IllegalArgumentException if the file cannot be read or is invalid; the message contains the location
     */
    public BedrockModels with(Path file) {
        Map<String, BedrockModel> more = new LinkedHashMap<>(models);
        try (InputStream in = Files.newInputStream(file)) {
            more.putAll(read(JSON.readTree(in), file.toString()));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the models file " + file + " cannot be read: "
                            + e.getClass().getSimpleName(),
                    e);
        }
        return new BedrockModels(more);
    }

    /** Returns the model with the given id, ignoring the prefix of an inference profile, such as {@code us.}. */
    public Optional<BedrockModel> find(String id) {
        return Optional.ofNullable(
                models.getOrDefault(id, models.get(PROFILE_PREFIX.matcher(id).replaceFirst(""))));
    }

    /** Returns the id of the first model. */
    public String defaultModel() {
        return models.keySet().iterator().next();
    }

    /** Returns readable descriptions of all models. */
    public List<ModelDescription> descriptions() {
        return models.values().stream().map(BedrockModel::description).toList();
    }

    /** Returns the ids. */
    @Override
    public String toString() {
        return "BedrockModels" + models.keySet();
    }

    private static Map<String, BedrockModel> read(JsonNode root, String place) {
        Map<String, BedrockModel> models = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode node : root.path("models")) {
            BedrockModel model = new BedrockModel(ModelFields.ofModel(node, place + ": models[" + index + "]"));
            models.put(model.id(), model);
            index++;
        }
        if (models.isEmpty()) {
            throw new IllegalArgumentException(place + " has no list \"models\" with at least one model");
        }
        return models;
    }
}

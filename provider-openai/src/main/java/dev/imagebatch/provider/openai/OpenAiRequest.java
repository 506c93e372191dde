package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one request: those that the caller set, the options, and the defaults of a listed model. */
final class OpenAiRequest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?");

    private final Map<String, JsonNode> fields;
    private final List<ReferenceImage> references;

    private OpenAiRequest(Map<String, JsonNode> fields, List<ReferenceImage> references) {
        this.fields = fields;
        this.references = references;
    }

    /**
     * Returns the request for some variants of a specification.
     *
     * @param asked the request of the caller
     * @param model the model's entry, or null if it is not listed
     * @param firstVariant the number of the first variant, which is added to a seed
     * @param images the number of variants
     */
    static OpenAiRequest of(ImageRequest asked, @Nullable ModelEntry model, int firstVariant, int images) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put("model", NODES.textNode(asked.model()));
        fields.put("prompt", NODES.textNode(asked.prompt()));
        if (images > 1) {
            fields.put("n", NODES.numberNode(images));
        }
        size(asked, model).ifPresent(size -> fields.put("size", NODES.textNode(size)));
        quality(asked, model).ifPresent(quality -> fields.put("quality", NODES.textNode(quality)));
        if (model == null) {
            asked.negativePrompt().ifPresent(text -> fields.put("negative_prompt", NODES.textNode(text)));
            asked.seed().ifPresent(seed -> fields.put("seed", NODES.numberNode(seed + firstVariant)));
        }
        asked.options().forEach((name, value) -> fields.put(name, value(value)));
        return new OpenAiRequest(without(fields), asked.references());
    }

    /** Returns the fields, by name. */
    Map<String, JsonNode> fields() {
        return fields;
    }

    /** Returns the input images. */
    List<ReferenceImage> references() {
        return references;
    }

    /** Returns true if the request has input images. */
    boolean isEdit() {
        return !references.isEmpty();
    }

    /** Returns the properties that determine the price of each image. */
    PriceKey picture() {
        return new PriceKey(text("size", "auto"), text("quality", "auto"), text("output_format", "png"));
    }

    private String text(String name, String otherwise) {
        JsonNode value = fields.get(name);
        return value == null ? otherwise : value.asText();
    }

    private static Optional<String> size(ImageRequest asked, @Nullable ModelEntry model) {
        return asked.size()
                .or(() ->
                        Optional.ofNullable(model).map(listed -> listed.sizes().usualSize()))
                .map(Dimensions::toString);
    }

    private static Optional<String> quality(ImageRequest asked, @Nullable ModelEntry model) {
        return asked.quality()
                .or(() -> Optional.ofNullable(model)
                        .filter(listed -> listed.pricedQualities().contains(ModelEntry.USUAL_QUALITY))
                        .map(listed -> ModelEntry.USUAL_QUALITY));
    }

    private static Map<String, JsonNode> without(Map<String, JsonNode> fields) {
        JsonNode dropped = fields.remove(OpenAiOptions.DROP);
        if (dropped != null) {
            Arrays.stream(dropped.asText().split(","))
                    .map(String::strip)
                    .filter(name -> !name.equals("prompt"))
                    .forEach(fields::remove);
        }
        return fields;
    }

    /** Parses numbers, booleans, objects, arrays and quoted text as JSON; takes anything else as text. */
    private static JsonNode value(String text) {
        boolean looksLikeJson = text.equals("true")
                || text.equals("false")
                || NUMBER.matcher(text).matches()
                || text.startsWith("{")
                || text.startsWith("[")
                || text.startsWith("\"");
        try {
            return looksLikeJson ? JSON.readTree(text) : TextNode.valueOf(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}

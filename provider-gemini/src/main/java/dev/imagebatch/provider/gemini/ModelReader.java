package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reader of one model of a models file; unknown content is an error. */
final class ModelReader {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "asOf",
            "confidence",
            "usdPerMillionTokens",
            "references",
            "lastDay",
            "notice",
            "imageSizes",
            "ratios");
    private static final Set<String> SIZE_FIELDS = Set.of("name", "scale", "usd");

    private final JsonNode node;

    private ModelReader(JsonNode node, Set<String> fields) {
        this.node = node;
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw new IllegalArgumentException("a model has no field \"" + name + "\"");
            }
        }
    }

    static GeminiModel read(JsonNode node) {
        ModelReader reader = new ModelReader(node, FIELDS);
        try {
            return reader.model();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("write days as 2026-11-21: " + e.getMessage(), e);
        }
    }

    private GeminiModel model() {
        String million = optional("usdPerMillionTokens");
        String lastDay = optional("lastDay");
        GeminiModel.Prices prices = new GeminiModel.Prices(
                LocalDate.parse(text("asOf")), confidence(), million == null ? null : Money.usd(million));
        return new GeminiModel(
                text("id"),
                imageSizes(),
                ratios(),
                prices,
                node.path("references").asInt(0),
                lastDay == null ? null : LocalDate.parse(lastDay),
                optional("notice"));
    }

    private Quote.Confidence confidence() {
        String word = text("confidence");
        return switch (word) {
            case "confirmed", "unconfirmed" -> Quote.Confidence.valueOf(word.toUpperCase(Locale.ROOT));
            default ->
                throw new IllegalArgumentException("confidence is confirmed or unconfirmed, not \"" + word + "\"");
        };
    }

    private List<GeminiModel.ImageSize> imageSizes() {
        List<GeminiModel.ImageSize> sizes = new ArrayList<>();
        for (JsonNode size : node.path("imageSizes")) {
            ModelReader reader = new ModelReader(size, SIZE_FIELDS);
            sizes.add(new GeminiModel.ImageSize(
                    reader.text("name"), new BigDecimal(reader.text("scale")), Money.usd(reader.text("usd"))));
        }
        return required(List.copyOf(sizes), "imageSizes", sizes.isEmpty());
    }

    private Map<AspectRatio, Dimensions> ratios() {
        Map<AspectRatio, Dimensions> ratios = new LinkedHashMap<>();
        node.path("ratios")
                .fields()
                .forEachRemaining(entry -> ratios.put(
                        AspectRatio.parse(entry.getKey()),
                        Dimensions.parse(entry.getValue().asText())));
        return required(ratios, "ratios", ratios.isEmpty());
    }

    private String text(String name) {
        String value = optional(name);
        return required(value == null ? "" : value, name, value == null);
    }

    private @Nullable String optional(String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static <T> T required(T value, String name, boolean missing) {
        if (missing) {
            throw new IllegalArgumentException("a model needs \"" + name + "\"");
        }
        return value;
    }
}

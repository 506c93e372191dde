package dev.imagebatch.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.provider.FixedSizes;
import dev.imagebatch.provider.SupportedSizes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one object in a models file. Invalid fields cause an {@link IllegalArgumentException} that contains the
 * location.
 */
final class ModelFields {

    private static final Set<String> MODEL = Set.of(
            "id",
            "sizes",
            "sizeRange",
            "aspectRatios",
            "maxPrompt",
            "maxSeed",
            "maxReferences",
            "tasks",
            "qualities",
            "formats",
            "inputs",
            "prices",
            "regions",
            "requestsPerMinute",
            "endOfLife",
            "successor",
            "note");
    private static final Set<String> RANGE = Set.of("step", "minSide", "maxSide", "maxPixels", "maxRatio");
    private static final Set<String> INPUTS =
            Set.of("formats", "maxBytes", "minSide", "maxSide", "maxPixels", "maxRatio");
    private static final Set<String> PRICE =
            Set.of("what", "quality", "maxPixels", "surePixels", "sureSide", "usd", "asOf", "confidence");

    private final JsonNode node;
    private final String place;

    private ModelFields(JsonNode node, String place, Set<String> known) {
        this.node = node;
        this.place = place;
        if (!node.isObject()) {
            throw wrong("is no JSON object");
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw wrong(
                        "has no field \"" + field + "\"; it has: " + String.join(", ", new java.util.TreeSet<>(known)));
            }
        });
    }

    static ModelFields ofModel(JsonNode node, String place) {
        return new ModelFields(node, place, MODEL);
    }

    String required(String field) {
        String text = text(field);
        if (text.isBlank()) {
            throw wrong("needs the field " + field);
        }
        return text;
    }

    String text(String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw wrong("field " + field + ": a text is needed");
        }
        return value.asText("");
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : node.path(field)) {
            texts.add(value.asText());
        }
        return List.copyOf(texts);
    }

    long number(String field, long otherwise) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.canConvertToLong()) {
            throw wrong("field " + field + ": a whole number is needed");
        }
        return value.asLong(otherwise);
    }

    double decimal(String field, double otherwise) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNumber()) {
            throw wrong("field " + field + ": a number is needed");
        }
        return value.asDouble(otherwise);
    }

    Optional<LocalDate> day(String field) {
        String text = text(field);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(place + ": field " + field + ": write a day as 2026-11-21", e);
        }
    }

    Map<String, Dimensions> sizesByRatio(String field) {
        Map<String, Dimensions> sizes = new LinkedHashMap<>();
        node.path(field)
                .fields()
                .forEachRemaining(entry -> sizes.put(
                        entry.getKey(), Dimensions.parse(entry.getValue().asText())));
        return Collections.unmodifiableMap(sizes);
    }

    boolean isByRatioAlone() {
        return !node.has("sizes") && !node.has("sizeRange") && node.has("aspectRatios");
    }

    SupportedSizes permittedSizes(Map<String, Dimensions> byRatio) {
        List<Dimensions> usual = new ArrayList<>(byRatio.values());
        if (node.has("sizeRange")) {
            return range(usual.isEmpty() ? List.of(BedrockModels.USUAL_SIZE) : usual);
        }
        texts("sizes").forEach(text -> usual.add(Dimensions.parse(text)));
        return usual.isEmpty()
                ? SupportedSizes.any(BedrockModels.USUAL_SIZE)
                : FixedSizes.of(usual.toArray(Dimensions[]::new));
    }

    InputRules inputs(String field) {
        if (!node.has(field)) {
            return InputRules.ANY;
        }
        ModelFields inner = new ModelFields(node.path(field), place + ": " + field, INPUTS);
        List<ImageFormat> formats = inner.texts("formats").stream()
                .map(name -> ImageFormat.named(name).orElseThrow(() -> inner.wrong("no format is named " + name)))
                .toList();
        return new InputRules(
                formats,
                inner.number("maxBytes", Long.MAX_VALUE),
                (int) inner.number("minSide", 1),
                (int) inner.number("maxSide", Integer.MAX_VALUE),
                inner.number("maxPixels", Long.MAX_VALUE),
                inner.decimal("maxRatio", Double.MAX_VALUE));
    }

    PriceList prices(String field) {
        List<PriceLine> lines = new ArrayList<>();
        for (JsonNode line : node.path(field)) {
            lines.add(new ModelFields(line, place + ": " + field, PRICE).priceLine());
        }
        return new PriceList(lines);
    }

    private SupportedSizes range(List<Dimensions> usual) {
        ModelFields inner = new ModelFields(node.path("sizeRange"), place + ": sizeRange", RANGE);
        return new RangedSizes(
                (int) Math.max(1, inner.number("step", 1)),
                (int) Math.max(1, inner.number("minSide", 1)),
                (int) inner.number("maxSide", 65_535),
                inner.number("maxPixels", Long.MAX_VALUE),
                inner.decimal("maxRatio", 65_535),
                usual);
    }

    private PriceLine priceLine() {
        long maxPixels = number("maxPixels", Long.MAX_VALUE);
        return new PriceLine(
                required("what"),
                text("quality"),
                maxPixels,
                number("surePixels", maxPixels),
                number("sureSide", Long.MAX_VALUE),
                Money.usd(required("usd")),
                day("asOf").orElseThrow(() -> wrong("needs the field asOf")),
                text("confidence").equals("confirmed") ? Quote.Confidence.CONFIRMED : Quote.Confidence.UNCONFIRMED);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(place + " " + what);
    }
}

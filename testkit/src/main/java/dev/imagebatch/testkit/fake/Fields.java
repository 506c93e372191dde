package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.image.ImageHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A check of one JSON object, field by field, that collects violations. */
final class Fields {

    private final JsonNode node;
    private final String place;
    private final List<String> problems;

    Fields(JsonNode node, String place) {
        this(node, place, new ArrayList<>());
    }

    private Fields(JsonNode node, String place, List<String> problems) {
        this.node = node;
        this.place = place;
        this.problems = problems;
        if (!node.isObject()) {
            problems.add(place + ": expected type: JSONObject");
        }
    }

    List<String> problems() {
        return problems;
    }

    boolean has(String name) {
        return node.has(name);
    }

    JsonNode value(String name) {
        return node.path(name);
    }

    Fields only(String... names) {
        Set<String> known = new TreeSet<>(List.of(names));
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(place + ": extraneous key [" + name + "] is not permitted; permitted: " + known);
            }
        });
        return this;
    }

    Fields needs(String... names) {
        for (String name : names) {
            if (!node.has(name)) {
                problems.add(place + ": required key [" + name + "] not found");
            }
        }
        return this;
    }

    /** Checks a required object with the same collector. */
    Fields inner(String name) {
        needs(name);
        return new Fields(node.path(name), place + "/" + name, problems);
    }

    Fields text(String name, int least, int most) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return this;
        }
        String text = value.asText();
        int length = text.codePointCount(0, text.length());
        if (!value.isTextual() || length < least || length > most) {
            wrong(name, "a text of " + least + " to " + most + " characters");
        }
        return this;
    }

    Fields word(String name, String... words) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !(value.isTextual() && List.of(words).contains(value.asText()))) {
            wrong(name, "one of " + List.of(words));
        }
        return this;
    }

    Fields whole(String name, long least, long most) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode()
                && !(value.isIntegralNumber() && value.asLong() >= least && value.asLong() <= most)) {
            wrong(name, "a whole number from " + least + " to " + most);
        }
        return this;
    }

    Fields decimal(String name, double least, double most) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !(value.isNumber() && value.asDouble() >= least && value.asDouble() <= most)) {
            wrong(name, "a number from " + least + " to " + most);
        }
        return this;
    }

    /** Returns an image from Base64 text; empty if the field is missing. */
    Optional<ImageHeader> picture(String name) {
        return node.has(name) ? picture(name, node.path(name)) : Optional.empty();
    }

    Optional<ImageHeader> picture(String name, JsonNode value) {
        Optional<ImageHeader> header = header(value);
        if (header.isEmpty()) {
            wrong(name, "an image as Base64 text");
        }
        return header;
    }

    void wrong(String name, String rule) {
        problems.add(place + "/" + name + ": expected " + rule);
    }

    private static Optional<ImageHeader> header(JsonNode value) {
        try {
            return ImageHeader.read(new ByteArrayInputStream(Base64.getDecoder().decode(value.asText())));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}

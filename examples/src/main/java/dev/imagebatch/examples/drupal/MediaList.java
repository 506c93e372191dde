package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The ordered images of a multi-value field; images of a batch are recognized by their names. */
record MediaList(JsonNode held, Map<String, String> names) {

    private static final Pattern STORED = Pattern.compile(".*-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int MOST_DIGITS = 12;

    static MediaList of(JsonNode document) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode media : document.path("included")) {
            String name = media.path("attributes").path("name").asText();
            if (STORED.matcher(name).matches()) {
                names.put(media.path("id").asText(), name);
            }
        }
        return new MediaList(document.path("data"), names);
    }

    boolean has(String media) {
        for (JsonNode each : held) {
            if (each.path("id").asText().equals(media)) {
                return true;
            }
        }
        return false;
    }

    boolean comesLast(String name) {
        return place(name) == held.size();
    }

    ArrayNode alone(ObjectNode added) {
        return JsonNodeFactory.instance.arrayNode().add(added);
    }

    /** Returns all images with one more, inserted in the order of names. */
    ArrayNode with(ObjectNode added, String name) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : held) {
            all.add(each);
        }
        return all.insert(place(name), added);
    }

    private int place(String name) {
        for (int i = 0; i < held.size(); i++) {
            String other = names.get(held.path(i).path("id").asText());
            if (other != null && sortable(other).compareTo(sortable(name)) > 0) {
                return i;
            }
        }
        return held.size();
    }

    /** Compares numbers by value: the tenth after the ninth. */
    private static String sortable(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, MOST_DIGITS - number.group().length())) + number.group());
    }
}

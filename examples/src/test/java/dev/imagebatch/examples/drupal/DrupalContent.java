package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What {@link FakeDrupal} holds, in words: media, files, fields. */
record DrupalContent(FakeDrupal site) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        site.state().get("media--image").forEach(media -> lines.add(line(media)));
        site.state()
                .get("file--file")
                .forEach(file ->
                        lines.add("file " + file.at("/attributes/filename").asText()));
        lines.sort(null);
        for (JsonNode node : site.state().get("node--page")) {
            String title = node.at("/attributes/title").asText();
            node.get("relationships")
                    .properties()
                    .forEach(field -> lines.add(title + " " + field.getKey() + " " + names(field.getValue())));
        }
        return lines;
    }

    private String line(JsonNode media) {
        JsonNode image = media.at("/relationships/field_media_image/data");
        JsonNode file = site.find("file--file", image.path("id").asText());
        return "media " + media.at("/attributes/name").asText() + " \""
                + image.at("/meta/alt").asText() + "\" "
                + file.at("/attributes/filename").asText();
    }

    private List<String> names(JsonNode field) {
        return field.findValues("id").stream()
                .map(id -> site.find("media--image", id.asText())
                        .at("/attributes/name")
                        .asText())
                .toList();
    }
}

package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A media entity.
 *
 * @param id its UUID
 * @param name its name
 * @param alt the alternative text of its image
 * @param file its file; empty if it was deleted
 */
record DrupalMedia(String id, String name, String alt, Optional<StoredFile> file) {

    static DrupalMedia of(JsonNode resource, JsonNode included) {
        JsonNode image =
                resource.path("relationships").path("field_media_image").path("data");
        String file = image.path("id").asText();
        Optional<StoredFile> found = Optional.empty();
        for (JsonNode each : included) {
            if (each.path("id").asText().equals(file)) {
                found = Optional.of(StoredFile.of(each));
            }
        }
        return new DrupalMedia(
                resource.path("id").asText(),
                resource.path("attributes").path("name").asText(),
                image.path("meta").path("alt").asText(),
                found);
    }

    boolean has(String otherFile, String otherAlt) {
        return alt.equals(otherAlt)
                && file.filter(each -> each.id().equals(otherFile)).isPresent();
    }
}

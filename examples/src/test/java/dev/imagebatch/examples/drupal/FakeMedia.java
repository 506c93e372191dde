package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.testkit.fake.FakeAnswer;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A media entity as it is sent to {@link FakeDrupal}: what is wrong with it, and what it makes. */
record FakeMedia(FakeDrupal site, JsonNode data) {

    private static final int LONGEST_ALT = 512;
    private static final int LONGEST_NAME = 255;

    Optional<FakeAnswer> refusal() {
        if (!data.path("type").asText().equals("media--image")) {
            return refused(409, "The type does not match the endpoint type.");
        }
        if (!names(data.path("attributes")).equals(Set.of("name"))
                || !names(data.path("relationships")).equals(Set.of("field_media_image"))) {
            return refused(422, "The attribute or relationship does not exist on media--image.");
        }
        JsonNode image = data.at("/relationships/field_media_image/data");
        JsonNode alt = image.at("/meta/alt");
        if (!names(image.path("meta")).equals(Set.of("alt", "width", "height"))
                || !alt.isTextual()
                || alt.asText().length() > LONGEST_ALT) {
            return refused(422, "field_media_image.0.alt: this value is too long, or not one.");
        }
        String name = data.at("/attributes/name").asText();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return refused(422, "name: this value should not be null, nor too long.");
        }
        if (!image.path("type").asText().equals("file--file")
                || site.find("file--file", image.path("id").asText()).isMissingNode()) {
            return refused(404, "The resource identified by the relationship item could not be found.");
        }
        return Optional.empty();
    }

    /** The file is not temporary any more. */
    void writeTo(ObjectNode media) {
        media.set("attributes", data.get("attributes").deepCopy());
        media.set("relationships", data.get("relationships").deepCopy());
        String file = data.at("/relationships/field_media_image/data/id").asText();
        ((ObjectNode) site.find("file--file", file).get("attributes")).put("status", true);
    }

    private Optional<FakeAnswer> refused(int status, String words) {
        return Optional.of(site.error(status, words));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

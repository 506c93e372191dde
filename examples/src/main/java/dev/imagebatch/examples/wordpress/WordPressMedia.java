package dev.imagebatch.examples.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;

/**
 * An entry of the media library.
 *
 * @param id its number
 * @param slug its name, which no other entry and no page has
 * @param address where the site shows it, perhaps scaled down
 * @param original where the uploaded file itself is
 * @param isWhole whether its smaller versions were made
 */
record WordPressMedia(String id, String slug, URI address, URI original, boolean isWhole) {

    static WordPressMedia of(JsonNode node) throws IOException {
        JsonNode details = node.path("media_details");
        try {
            URI address = new URI(node.path("source_url").asText());
            String original = details.path("original_image").asText();
            return new WordPressMedia(
                    node.path("id").asText(),
                    node.path("slug").asText(),
                    address,
                    original.isEmpty() ? address : address.resolve(new URI(null, null, original, null)),
                    !details.path("sizes").isEmpty());
        } catch (java.net.URISyntaxException e) {
            throw new IOException("the site gave an address that is none", e);
        }
    }
}

package dev.imagebatch.examples.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;

/**
 * An entry of the media library.
 *
 * @param id its id
 * @param slug its unique name
 * @param address its public address, possibly of a scaled version
 * @param original the address of the uploaded file
 * @param isWhole true if its smaller versions exist
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
            throw new IOException("the site returned an invalid address", e);
        }
    }
}

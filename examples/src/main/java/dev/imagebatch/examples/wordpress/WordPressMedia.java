package dev.imagebatch.examples.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.examples.cms.CmsException;
import java.io.IOException;
import java.net.URI;

/**
 * An entry of the media library.
 *
 * @param id its id
 * @param slug its unique name
 * @param altText its alternative text
 * @param address its public address, possibly of a scaled version
 * @param original the address of the uploaded file
 * @param isWhole true if its smaller versions exist
 */
record WordPressMedia(String id, String slug, String altText, URI address, URI original, boolean isWhole) {

    static WordPressMedia of(JsonNode node) throws IOException {
        if (node.path("id").asText().isEmpty()) {
            throw CmsException.notKept("the image");
        }
        JsonNode details = node.path("media_details");
        try {
            URI address = new URI(node.path("source_url").asText());
            String original = details.path("original_image").asText();
            return new WordPressMedia(
                    node.path("id").asText(),
                    node.path("slug").asText(),
                    node.path("alt_text").asText(),
                    address,
                    original.isEmpty() ? address : address.resolve(new URI(null, null, original, null)),
                    !details.path("sizes").isEmpty());
        } catch (java.net.URISyntaxException e) {
            throw new IOException("the site returned an invalid address", e);
        }
    }
}

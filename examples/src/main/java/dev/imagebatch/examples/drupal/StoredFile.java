package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A file that the site has.
 *
 * @param id its UUID
 * @param address where it can be fetched, mostly without the site's own address
 * @param length how many bytes it has
 */
record StoredFile(String id, String address, long length) {

    static StoredFile of(JsonNode resource) {
        JsonNode attributes = resource.path("attributes");
        return new StoredFile(
                resource.path("id").asText(),
                attributes.path("uri").path("url").asText(),
                attributes.path("filesize").asLong());
    }
}

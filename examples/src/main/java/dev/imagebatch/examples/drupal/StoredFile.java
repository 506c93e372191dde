package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A file on the site.
 *
 * @param id its UUID
 * @param address its download address, usually relative
 * @param length its length in bytes
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

package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.examples.cms.CmsClient;
import dev.imagebatch.examples.cms.CmsException;
import dev.imagebatch.examples.cms.RemoteImage;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The required calls of Drupal's JSON:API. Thread-safe. */
public final class DrupalSite {

    private static final String API = "/jsonapi/";
    private static final String TYPE = "application/vnd.api+json";
    private static final String WITH_FILE = "include=field_media_image";

    private final CmsClient client;
    private final URI address;

    /** Connects to a site as a user with password login (module {@code basic_auth}). */
    public DrupalSite(URI address, String user, String password) {
        this.client = new CmsClient(address, user, password);
        this.address = address;
    }

    /** Connects to the site of {@code DRUPAL_URL}, {@code DRUPAL_USER} and {@code DRUPAL_PASSWORD}. */
    public static DrupalSite of(Map<String, String> environment) {
        return new DrupalSite(
                URI.create(CmsClient.needed(environment, "DRUPAL_URL")),
                CmsClient.needed(environment, "DRUPAL_USER"),
                CmsClient.needed(environment, "DRUPAL_PASSWORD"));
    }

    Optional<DrupalMedia> mediaNamed(String name) throws IOException, InterruptedException {
        JsonNode found = get("media/image?" + filter("name", name) + "&" + WITH_FILE);
        return only(found.path("data"), "media named " + name)
                .map(media -> DrupalMedia.of(media, found.path("included")));
    }

    Optional<DrupalMedia> media(String id) throws IOException, InterruptedException {
        try {
            JsonNode found = get("media/image/" + id + "?" + WITH_FILE);
            return Optional.of(DrupalMedia.of(found.path("data"), found.path("included")));
        } catch (CmsException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Requires that a media entity was kept as it was written. */
    void requireMedia(String id, String file, String alt) throws IOException, InterruptedException {
        if (media(id).filter(media -> media.has(file, alt)).isEmpty()) {
            throw CmsException.notKept("media entity " + id);
        }
    }

    List<StoredFile> filesNamed(String name) throws IOException, InterruptedException {
        List<StoredFile> files = new ArrayList<>();
        get("file/file?" + filter("filename", name)).path("data").forEach(file -> files.add(StoredFile.of(file)));
        return files;
    }

    /** Uploads a file, which the site deletes after some hours if no media entity uses it. */
    StoredFile upload(String name, ImageData image) throws IOException, InterruptedException {
        return StoredFile.of(requireMade(client.send(client.request(API + "media/image/field_media_image")
                .header("Accept", TYPE)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", "file; filename=\"" + name + "\"")
                .POST(CmsClient.body(image))
                .build())));
    }

    /** Returns the data of something that was created. */
    static JsonNode requireMade(JsonNode answer) throws IOException {
        JsonNode data = answer.path("data");
        if (data.path("id").asText().isEmpty()) {
            throw CmsException.notKept("the image");
        }
        return data;
    }

    /** Returns the only content of a type with a value in a field. */
    String node(String type, String field, String value) throws IOException, InterruptedException {
        String what = type + " whose " + field + " is " + value;
        return only(get("node/" + type + "?" + filter(field, value)).path("data"), what)
                .orElseThrow(() -> new IOException("the site has no " + what))
                .path("id")
                .asText();
    }

    /** Reads the JSON at an address of the API. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return client.send(
                client.request(API + path).header("Accept", TYPE).GET().build());
    }

    /** Sends data to an address of the API to create ({@code POST}) or change ({@code PATCH}) it. */
    JsonNode write(String method, String path, JsonNode data) throws IOException, InterruptedException {
        return client.send(client.request(API + path)
                .header("Accept", TYPE)
                .header("Content-Type", TYPE)
                .method(method, BodyPublishers.ofString(Resources.document(data).toString()))
                .build());
    }

    RemoteImage image(RemoteImage.Address address, ImageInfo expected) {
        return new RemoteImage(client, address, expected);
    }

    URI address(StoredFile file) throws IOException {
        try {
            return address.resolve(file.address());
        } catch (IllegalArgumentException e) {
            throw new IOException("the site returned an invalid address", e);
        }
    }

    private static Optional<JsonNode> only(JsonNode found, String what) throws IOException {
        if (found.size() > 1) {
            throw new IOException("the site has several " + what);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.path(0));
    }

    private static String filter(String field, String value) {
        return "filter%5B" + field + "%5D=" + CmsClient.query(value);
    }
}

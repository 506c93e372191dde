package dev.imagebatch.examples.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.imagebatch.examples.cms.CmsClient;
import dev.imagebatch.examples.cms.CmsException;
import dev.imagebatch.examples.cms.RemoteImage;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;

/** The required calls of WordPress's REST API. Thread-safe. */
public final class WordPressSite {

    private static final String API = "/wp-json/wp/v2/";
    private static final String FIELDS = "_fields=id,slug,alt_text,source_url,media_details";

    private final CmsClient client;

    /** Connects to a site as a user with an application password. */
    public WordPressSite(URI address, String user, String applicationPassword) {
        this.client = new CmsClient(address, user, applicationPassword);
    }

    /**
     * Connects to the site of {@code WORDPRESS_URL}, {@code WORDPRESS_USER} and {@code WORDPRESS_APPLICATION_PASSWORD}.
     */
    public static WordPressSite of(Map<String, String> environment) {
        return new WordPressSite(
                URI.create(CmsClient.needed(environment, "WORDPRESS_URL")),
                CmsClient.needed(environment, "WORDPRESS_USER"),
                CmsClient.needed(environment, "WORDPRESS_APPLICATION_PASSWORD"));
    }

    Optional<WordPressMedia> mediaNamed(String slug) throws IOException, InterruptedException {
        JsonNode found = get("media?slug=" + slug + "&" + FIELDS);
        return found.isEmpty() ? Optional.empty() : Optional.of(WordPressMedia.of(found.path(0)));
    }

    Optional<WordPressMedia> media(String id) throws IOException, InterruptedException {
        try {
            return Optional.of(WordPressMedia.of(get("media/" + id + "?" + FIELDS)));
        } catch (CmsException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    WordPressMedia upload(String slug, ImageData image) throws IOException, InterruptedException {
        String file = slug + "." + image.info().format().extension();
        return WordPressMedia.of(client.send(client.request(API + "media?slug=" + slug + "&" + FIELDS)
                .header("Content-Type", image.info().format().mimeType())
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .POST(CmsClient.body(image))
                .build()));
    }

    WordPressMedia changeMedia(String id, Map<String, String> fields) throws IOException, InterruptedException {
        return WordPressMedia.of(change("media/" + id + "?" + FIELDS, fields));
    }

    /** Creates the smaller versions after an interrupted upload. */
    void makeWhole(WordPressMedia media) throws IOException, InterruptedException {
        change("media/" + media.id() + "/post-process", Map.of("action", "create-image-subsizes"));
    }

    void delete(String id) throws IOException, InterruptedException {
        client.send(client.request(API + "media/" + id + "?force=true").DELETE().build());
    }

    RemoteImage image(WordPressMedia media, ImageInfo expected) {
        return image(media::original, expected);
    }

    RemoteImage image(RemoteImage.Address address, ImageInfo expected) {
        return new RemoteImage(client, address, expected);
    }

    /** Returns the editable form of the page, post or other entry with a slug. */
    JsonNode page(String type, String slug) throws IOException, InterruptedException {
        JsonNode found = get(
                type + "?slug=" + CmsClient.query(slug) + "&status=any&context=edit&_fields=id,content,featured_media");
        if (found.size() != 1) {
            throw new IOException("of " + type + " named " + slug + " the site has " + found.size());
        }
        return found.path(0);
    }

    void changePage(String type, String id, Map<String, String> fields) throws IOException, InterruptedException {
        change(type + "/" + id + "?_fields=id", fields);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return client.send(client.request(API + path).GET().build());
    }

    private JsonNode change(String path, Map<String, String> fields) throws IOException, InterruptedException {
        var body = JsonNodeFactory.instance.objectNode();
        fields.forEach(body::put);
        return client.send(client.request(API + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }
}

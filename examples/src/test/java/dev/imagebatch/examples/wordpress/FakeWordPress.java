package dev.imagebatch.examples.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.examples.cms.FakeCms;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * WordPress's REST API as far as a sink needs it, as version 6.1 behaved: media with slugs that nothing else has, and pages
 * with a featured image and a content.
 */
final class FakeWordPress extends FakeCms {

    private static final String API = "/wp-json/wp/v2/";
    static final String FILES = "/wp-content/uploads/";
    private static final Set<String> MEDIA_FIELDS = Set.of("alt_text", "caption", "slug", "title");
    private static final Set<String> PAGE_FIELDS = Set.of("content", "featured_media");

    FakeWordPress(Iterable<String> pages) {
        state().putArray("media");
        state().putArray("pages");
        for (String page : pages) {
            ObjectNode made = add("pages", page).put("featured_media", 0);
            made.putObject("content").put("raw", "<!-- wp:paragraph -->\n<p>About it.</p>\n<!-- /wp:paragraph -->");
        }
    }

    ObjectNode add(String type, String slug) {
        int id = state().path("last").asInt() + 1;
        state().put("last", id);
        return ((ArrayNode) state().get(type)).addObject().put("id", id).put("slug", slug);
    }

    @Override
    protected boolean isFile(FakeRequest request) {
        return request.path().startsWith(FILES);
    }

    @Override
    public FakeAnswer error(int status, String words) {
        ObjectNode error =
                JsonNodeFactory.instance.objectNode().put("code", "rest_error").put("message", words);
        error.putObject("data").put("status", status);
        return FakeAnswer.json(status, error);
    }

    @Override
    protected FakeAnswer serve(FakeRequest request) {
        if (isFile(request)) {
            return file(request.path(), "media", "/file");
        }
        String[] path = request.path().replaceFirst("^" + API, "").split("/");
        if (!request.path().startsWith(API) || !state().path(path[0]).isArray()) {
            return error(404, "No route was found matching the URL and request method.");
        }
        Map<String, String> query = query(request);
        String call = request.method() + " " + path.length;
        if (path.length > 1 && find(path[0], path[1]).isMissingNode()) {
            return error(404, "Invalid post ID.");
        }
        return switch (call) {
            case "GET 1" -> collection(path[0], query);
            case "POST 1" -> new FakeUpload(this, request).serve(path[0], query.get("slug"));
            case "GET 2" -> FakeAnswer.json(200, shown(find(path[0], path[1])));
            case "POST 2" -> change(request, path[0], (ObjectNode) find(path[0], path[1]));
            case "POST 3" -> postProcess(request, path);
            case "DELETE 2" -> delete(path[0], path[1], query);
            default -> error(404, "No route was found matching the URL and request method.");
        };
    }

    private static Map<String, String> query(FakeRequest request) {
        Map<String, String> query = new TreeMap<>();
        for (String part : request.query().split("&")) {
            int equals = part.indexOf('=');
            query.put(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
        }
        return query;
    }

    private FakeAnswer collection(String type, Map<String, String> query) {
        if (!query.containsKey("slug")) {
            return error(400, "Without a slug everything would be answered, page by page.");
        }
        if (type.equals("pages") && !"edit".equals(query.get("context"))) {
            return error(400, "The content would be that for readers.");
        }
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : state().get(type)) {
            if (each.path("slug").asText().equals(query.get("slug"))) {
                found.add(shown(each));
            }
        }
        return FakeAnswer.of(
                200, "application/json", found.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Another post with the slug gets the next one. */
    String free(String wanted) {
        String slug = wanted;
        for (int i = 2; slugs().contains(slug); i++) {
            slug = wanted + "-" + i;
        }
        return slug;
    }

    private Set<String> slugs() {
        Set<String> slugs = new TreeSet<>(state().get("media").findValuesAsText("slug"));
        slugs.addAll(state().get("pages").findValuesAsText("slug"));
        return slugs;
    }

    private FakeAnswer change(FakeRequest request, String type, ObjectNode post) {
        if (!request.header("Content-Type").orElse("").equals("application/json")) {
            return error(400, "The body is no JSON.");
        }
        JsonNode body = request.json();
        Set<String> names = new TreeSet<>();
        body.fieldNames().forEachRemaining(names::add);
        if (!(type.equals("media") ? MEDIA_FIELDS : PAGE_FIELDS).containsAll(names)) {
            return error(400, "Unknown fields among " + names);
        }
        for (String name : names) {
            if (name.equals("content")) {
                post.putObject("content").put("raw", body.get(name).asText());
            } else if (name.equals("featured_media")
                    && find("media", body.get(name).asText()).isMissingNode()) {
                return error(400, "Invalid featured media ID.");
            } else {
                post.put(
                        name,
                        name.equals("slug")
                                ? free(body.get(name).asText())
                                : body.get(name).asText());
            }
        }
        return FakeAnswer.json(200, shown(post));
    }

    private FakeAnswer postProcess(FakeRequest request, String[] path) {
        boolean known = path[0].equals("media") && path[2].equals("post-process");
        if (!known || !request.json().path("action").asText().equals("create-image-subsizes")) {
            return error(404, "No route was found matching the URL and request method.");
        }
        ObjectNode media = (ObjectNode) find(path[0], path[1]);
        media.putObject("media_details").putObject("sizes").putObject("thumbnail");
        return FakeAnswer.json(200, shown(media));
    }

    /** As if the server had died before it made the smaller versions. */
    synchronized void loseSizes() {
        state().get("media").forEach(media -> ((ObjectNode) media).putObject("media_details"));
    }

    synchronized boolean hasSizes() {
        return !state().get("media").path(0).path("media_details").path("sizes").isEmpty();
    }

    /** What an editor does. */
    synchronized void deleteMedia() {
        ((ArrayNode) state().get("media")).removeAll();
    }

    private FakeAnswer delete(String type, String id, Map<String, String> query) {
        if (!type.equals("media") || !"true".equals(query.get("force"))) {
            return error(501, "The post does not support trashing. Set 'force=true' to delete.");
        }
        ArrayNode media = (ArrayNode) state().get(type);
        for (int i = 0; i < media.size(); i++) {
            if (media.get(i).path("id").asText().equals(id)) {
                media.remove(i);
            }
        }
        return FakeAnswer.json(200, JsonNodeFactory.instance.objectNode().put("deleted", true));
    }

    JsonNode shown(JsonNode post) {
        ObjectNode shown = post.deepCopy();
        shown.remove(List.of("bytes", "file"));
        return post.has("file")
                ? shown.put("source_url", baseUri() + post.get("file").asText())
                : shown;
    }

    @Override
    public synchronized List<String> content() {
        return new WordPressContent(this).lines();
    }
}

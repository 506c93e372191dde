package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.examples.cms.FakeCms;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drupal's JSON:API as far as a sink needs it: the binary upload to a file field, media entities of the bundle {@code
 * image}, content of the type {@code page} with the fields {@code field_hero} for one image, {@code field_icons} and {@code
 * field_steps} for several. It gives a file another name on the disk where the name is taken, and keeps both.
 */
final class FakeDrupal extends FakeCms {

    private static final String TYPE = "application/vnd.api+json";
    private static final Pattern FILTER = Pattern.compile("filter%5B([a-z]+)%5D=([^&]*)(&include=[a-z_]+)?");
    private static final List<String> TO_ONE = List.of("field_hero");
    private static final List<String> TO_MANY = List.of("field_icons", "field_steps");

    FakeDrupal(Iterable<String> pages) {
        state().putArray("file--file");
        state().putArray("media--image");
        ArrayNode nodes = state().putArray("node--page");
        for (String page : pages) {
            ObjectNode node = nodes.addObject().put("type", "node--page").put("id", uuid("node", nodes.size()));
            node.putObject("attributes").put("title", page);
            ObjectNode fields = node.putObject("relationships");
            TO_ONE.forEach(field -> fields.putObject(field).putNull("data"));
            TO_MANY.forEach(field -> fields.putObject(field).putArray("data"));
        }
    }

    static String uuid(String type, int number) {
        return UUID.nameUUIDFromBytes((type + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    protected boolean isFile(FakeRequest request) {
        return request.path().startsWith("/sites/default/files/");
    }

    @Override
    public FakeAnswer error(int status, String words) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("errors")
                .addObject()
                .put("title", "Error")
                .put("status", Integer.toString(status))
                .put("detail", words);
        return answer(status, document);
    }

    static FakeAnswer answer(int status, JsonNode document) {
        return FakeAnswer.of(status, TYPE, document.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected FakeAnswer serve(FakeRequest request) {
        if (isFile(request)) {
            return file(request.path(), "file--file", "/attributes/uri/url");
        }
        if (!request.path().startsWith("/jsonapi/")) {
            return error(404, "No route found.");
        }
        if (!request.header("Accept").orElse("").equals(TYPE)) {
            return error(406, "No route found that answers anything else than " + TYPE + ".");
        }
        String[] path = request.path().substring("/jsonapi/".length()).split("/");
        if (path.length < 2 || !state().has(path[0] + "--" + path[1])) {
            return error(404, "No route found.");
        }
        return route(request, path, path[0] + "--" + path[1]);
    }

    private FakeAnswer route(FakeRequest request, String[] path, String type) {
        String call = request.method() + " " + path.length;
        if (call.equals("POST 3") && type.equals("media--image") && path[2].equals("field_media_image")) {
            return new FakeUpload(this, request).serve();
        }
        if (!request.method().equals("GET")
                && !request.header("Content-Type").orElse("").equals(TYPE)) {
            return error(415, "No route found that matches the Content-Type.");
        }
        return switch (call) {
            case "GET 2" -> collection(request, type);
            case "POST 2" -> create(request, type);
            case "GET 3" -> read(type, path[2]);
            case "PATCH 3" -> change(request, type, path[2]);
            case "GET 5", "POST 5", "PATCH 5" -> new FakeRelationship(this, request, path).serve();
            default -> error(405, "No route found: Method Not Allowed.");
        };
    }

    private FakeAnswer collection(FakeRequest request, String type) {
        Matcher filter = FILTER.matcher(request.query());
        if (!filter.matches()) {
            return error(400, "A filter on a field is wanted.");
        }
        String value = URLDecoder.decode(filter.group(2), StandardCharsets.UTF_8);
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (JsonNode resource : state().get(type)) {
            JsonNode field = resource.path("attributes").path(filter.group(1));
            if (field.isMissingNode()) {
                return error(400, "Invalid nested filtering. The field " + filter.group(1) + " does not exist.");
            }
            if (field.asText().equals(value)) {
                found.add(shown(resource));
            }
        }
        return answer(200, withFiles(Resources.document(found), found));
    }

    private FakeAnswer read(String type, String id) {
        JsonNode resource = find(type, id);
        if (resource.isMissingNode()) {
            return error(404, "The \"entity\" parameter was not converted for the path.");
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode().add(shown(resource));
        return answer(200, withFiles(Resources.document(shown(resource)), all));
    }

    private ObjectNode withFiles(ObjectNode document, ArrayNode resources) {
        ArrayNode included = JsonNodeFactory.instance.arrayNode();
        for (JsonNode resource : resources) {
            JsonNode file = find(
                    "file--file",
                    resource.at("/relationships/field_media_image/data/id").asText());
            if (!file.isMissingNode()) {
                included.add(shown(file));
            }
        }
        return document.<ObjectNode>set("included", included);
    }

    private FakeAnswer create(FakeRequest request, String type) {
        JsonNode data = request.json().path("data");
        FakeMedia media = new FakeMedia(this, data);
        if (!type.equals("media--image") || media.refusal().isPresent()) {
            return media.refusal().orElseGet(() -> error(403, "The current user is not allowed to POST here."));
        }
        if (data.has("id")) {
            return error(403, "IDs should be properly generated and formatted UUIDs; this one is not wanted.");
        }
        ArrayNode all = (ArrayNode) state().get(type);
        ObjectNode made = all.addObject().put("type", type).put("id", uuid("media", all.size()));
        media.writeTo(made);
        return answer(201, Resources.document(shown(made)));
    }

    private FakeAnswer change(FakeRequest request, String type, String id) {
        JsonNode data = request.json().path("data");
        JsonNode there = find(type, id);
        if (there.isMissingNode() || !type.equals("media--image")) {
            return error(404, "The \"entity\" parameter was not converted for the path.");
        }
        if (!data.path("id").asText().equals(id)) {
            return error(400, "The selected entity does not match the ID in the payload.");
        }
        FakeMedia media = new FakeMedia(this, data);
        if (media.refusal().isPresent()) {
            return media.refusal().get();
        }
        media.writeTo((ObjectNode) there);
        return answer(200, Resources.document(shown(there)));
    }

    static JsonNode shown(JsonNode resource) {
        return ((ObjectNode) resource.deepCopy()).without("bytes");
    }

    @Override
    public synchronized List<String> content() {
        return new DrupalContent(this).lines();
    }
}

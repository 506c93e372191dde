package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;

/** A field of content in {@link FakeDrupal}, at {@code node/page/ID/relationships/FIELD}. */
record FakeRelationship(FakeDrupal site, FakeRequest request, String[] path) {

    FakeAnswer serve() {
        JsonNode node = site.find(path[0] + "--" + path[1], path[2]);
        JsonNode field = node.path("relationships").path(path[4]);
        if (!path[3].equals("relationships") || field.isMissingNode()) {
            return site.error(404, "No route found.");
        }
        return request.method().equals("GET") ? read(field) : write((ObjectNode) field);
    }

    private FakeAnswer read(JsonNode field) {
        ArrayNode included = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : field.get("data").isArray() ? field.get("data") : JsonNodeFactory.instance.arrayNode()) {
            included.add(
                    FakeDrupal.shown(site.find("media--image", each.path("id").asText())));
        }
        return FakeDrupal.answer(
                200, Resources.document(field.get("data").deepCopy()).<ObjectNode>set("included", included));
    }

    private FakeAnswer write(ObjectNode field) {
        JsonNode data = request.json().path("data");
        boolean toMany = field.get("data").isArray();
        if (request.method().equals("POST") && !toMany) {
            return site.error(409, "You can only POST to to-many relationships.");
        }
        if (data.isArray() != toMany) {
            return site.error(400, "An array is for to-many relationships, and for them alone.");
        }
        for (JsonNode each :
                toMany ? data : JsonNodeFactory.instance.arrayNode().add(data)) {
            if (!each.path("type").asText().equals("media--image")
                    || site.find("media--image", each.path("id").asText()).isMissingNode()) {
                return site.error(400, "The targeted resource does not exist.");
            }
        }
        if (request.method().equals("PATCH")) {
            field.set("data", data.deepCopy());
        } else {
            data.forEach(each -> add((ArrayNode) field.get("data"), each));
        }
        return FakeAnswer.of(204, "application/vnd.api+json", new byte[0]);
    }

    /** What is there already is not added again. */
    private static void add(ArrayNode held, JsonNode added) {
        if (!held.findValuesAsText("id").contains(added.path("id").asText())) {
            held.add(added.deepCopy());
        }
    }
}

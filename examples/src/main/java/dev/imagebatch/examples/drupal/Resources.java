package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.sink.StoreRequest;

/** The JSON:API objects that are sent. */
final class Resources {

    static final String MEDIA = "media--image";

    private Resources() {}

    static ObjectNode document(JsonNode data) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("data", data);
        return document;
    }

    static ObjectNode identifier(String type, String id) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("id", id);
    }

    /** Returns a media entity with the alternative text of its file. */
    static ObjectNode media(String name, String file, StoreRequest request) {
        ObjectNode image = identifier("file--file", file);
        image.putObject("meta")
                .put("alt", alt(request))
                .put("width", request.image().info().dimensions().width())
                .put("height", request.image().info().dimensions().height());
        ObjectNode media = JsonNodeFactory.instance.objectNode().put("type", MEDIA);
        media.putObject("attributes").put("name", name);
        media.putObject("relationships").set("field_media_image", document(image));
        return media;
    }

    static String alt(StoreRequest request) {
        return request.specification().altText().orElse("");
    }
}

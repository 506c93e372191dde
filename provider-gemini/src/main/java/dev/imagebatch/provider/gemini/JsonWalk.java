package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Walks through JSON as it comes; what has another shape than expected is passed over. */
final class JsonWalk {

    private final JsonParser json;

    /** Reads the value of one field. */
    @FunctionalInterface
    interface Field {
        void read(String name) throws IOException;
    }

    /** Reads one element of an array. */
    @FunctionalInterface
    interface Element {
        void read() throws IOException;
    }

    JsonWalk(JsonParser json) {
        this.json = json;
    }

    void object(Field field) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            rest(field);
        } else {
            json.skipChildren();
        }
    }

    /** The fields that are left of an object; what a reader leaves of a list or an object is passed over. */
    void rest(Field field) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            field.read(name);
            json.skipChildren();
        }
    }

    void array(Element element) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    void pass() throws IOException {
        json.skipChildren();
    }
}

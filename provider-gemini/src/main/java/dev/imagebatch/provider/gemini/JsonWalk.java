package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A walk through streamed JSON; values of an unexpected shape are skipped. */
final class JsonWalk {

    private final JsonParser json;

    /** A reader of the value of one field. */
    @FunctionalInterface
    interface Field {
        void read(String name) throws IOException;
    }

    /** A reader of one element of an array. */
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

    /** Reads the remaining fields of an object; skips the parts of lists and objects that the reader leaves. */
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

package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.http.ErrorFields;
import dev.imagebatch.http.JsonAnswer;
import java.io.IOException;
import java.io.InputStream;

/** A reader of chat answers that streams from the socket and keeps only the first text and a few other fields. */
final class ChatResponse {

    private static final int LONGEST_TEXT = 1_000_000;
    private static final long LONGEST_ANSWER = 64L << 20;

    private final ChatAnswer answer = new ChatAnswer();

    private ChatResponse() {}

    /**
     * Reads a whole answer.
     *
     * @throws IOException if the answer cannot be read, ends too early, is not JSON, or is larger than any valid answer
     */
    static ChatAnswer read(InputStream body) throws IOException {
        ChatResponse response = new ChatResponse();
        try (JsonAnswer json = JsonAnswer.within(LONGEST_TEXT, LONGEST_ANSWER, body)) {
            JsonParser parser = json.parser();
            json.startObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                response.field(parser.currentName(), json);
            }
        }
        return response.answer;
    }

    private void field(String name, JsonAnswer json) throws IOException {
        JsonParser parser = json.parser();
        JsonToken value = parser.nextToken();
        switch (name) {
            case "choices" -> choices(parser);
            case "usage" -> answer.usage(json.tree());
            case "model" -> {
                if (value == JsonToken.VALUE_STRING) {
                    answer.model(parser.getText());
                }
                parser.skipChildren();
            }
            default -> {
                if (ErrorFields.include(name)) {
                    answer.told(name, json.tree());
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void choices(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (int position = 0; parser.nextToken() != JsonToken.END_ARRAY; position++) {
            if (position == 0 && parser.currentToken() == JsonToken.START_OBJECT) {
                answer.choice();
                choice(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void choice(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("message") && value == JsonToken.START_OBJECT) {
                message(parser);
            } else if (name.equals("finish_reason") && value == JsonToken.VALUE_STRING) {
                answer.finish(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void message(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
            if (isText && name.equals("content")) {
                answer.text(parser.getText());
            } else if (isText && name.equals("refusal")) {
                answer.refusal(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }
}

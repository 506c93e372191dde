package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.http.DamagedBase64Exception;
import dev.imagebatch.http.ErrorFields;
import dev.imagebatch.http.JsonAnswer;
import dev.imagebatch.provider.GenerationCall;
import java.io.IOException;
import java.io.InputStream;

/**
 * A reader of image answers that streams from the socket: images are passed on while they are decoded, in any key
 * order.
 */
final class OpenAiResponse {

    private final GenerationCall call;
    private final ParsedAnswer answer = new ParsedAnswer();

    OpenAiResponse(GenerationCall call) {
        this.call = call;
    }

    /**
     * Reads a whole answer.
     *
     * @throws JsonEOFException if the answer ends too early
     * @throws StreamReadException if the answer is not JSON
     * @throws IOException if the answer cannot be read, or an image cannot be stored
     */
    ParsedAnswer read(InputStream body) throws IOException {
        try (JsonAnswer json = JsonAnswer.of(body)) {
            JsonParser parser = json.parser();
            json.startObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(parser.currentName(), json);
            }
        }
        return answer;
    }

    private void field(String name, JsonAnswer json) throws IOException {
        JsonParser parser = json.parser();
        JsonToken value = parser.nextToken();
        switch (name) {
            case "data" -> data(json);
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

    private void data(JsonAnswer json) throws IOException {
        JsonParser parser = json.parser();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (int position = 0; parser.nextToken() != JsonToken.END_ARRAY; position++) {
            if (parser.currentToken() == JsonToken.START_OBJECT && position < call.images()) {
                image(position, json);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void image(int position, JsonAnswer json) throws IOException {
        JsonParser parser = json.parser();
        boolean came = false;
        String address = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
            if (isText && name.equals("b64_json") && !came) {
                came = bytes(position, json);
            } else if (isText && name.equals("url")) {
                address = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        if (!came && address != null && !address.isBlank()) {
            answer.address(position, address);
        }
    }

    /**
     * Passes on the bytes of an image; returns false for an empty text, which some servers send together with an
     * address.
     */
    private boolean bytes(int position, JsonAnswer json) throws IOException {
        long[] length = new long[1];
        try {
            call.receive(position, out -> length[0] = json.decodeBase64(out));
            answer.came(length[0]);
            return length[0] > 0;
        } catch (DamagedBase64Exception e) {
            answer.failure(
                    position,
                    Failure.of(FailureKind.BAD_IMAGE, FailureStage.GENERATING, "the image's Base64 text is damaged"));
            return true;
        }
    }
}

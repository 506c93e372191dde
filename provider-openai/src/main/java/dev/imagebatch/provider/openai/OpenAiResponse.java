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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of image answers that streams from the socket: images are passed on while they are decoded, in any key
 * order.
 */
final class OpenAiResponse {

    private static final int LONGEST_SCHEME = 24;

    /** The fields with the bytes of an image, in the spellings of services and gateways. */
    private static final Set<String> BYTES = Set.of(
            "b64_json",
            "b64Json",
            "b64",
            "base64",
            "image_base64",
            "imageBase64",
            "image_b64",
            "bytesBase64Encoded",
            "image",
            "data",
            "result",
            "content");

    private static final Set<String> ADDRESSES =
            Set.of("url", "image_url", "imageUrl", "uri", "signed_url", "download_url", "file_url");

    private static final Set<String> NESTED =
            Set.of("message", "image", "inline_data", "inlineData", "b64_json", "output", "result", "file");

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
            case "data", "images", "output", "artifacts", "predictions", "result", "image", "choices" ->
                container(json, 0);
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

    /** Reads a container of images: a list, one object or one text. */
    private void container(JsonAnswer json, int first) throws IOException {
        JsonParser parser = json.parser();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            element(first, json);
            return;
        }
        for (int position = first; parser.nextToken() != JsonToken.END_ARRAY; position++) {
            element(position, json);
        }
    }

    private void element(int position, JsonAnswer json) throws IOException {
        JsonParser parser = json.parser();
        JsonToken token = parser.currentToken();
        if (position >= call.images()) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            image(position, json);
        } else if (token == JsonToken.VALUE_STRING) {
            text(position, json, false);
        } else {
            parser.skipChildren();
        }
    }

    private void image(int position, JsonAnswer json) throws IOException {
        JsonParser parser = json.parser();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean isAddress = ADDRESSES.contains(name);
            if (value == JsonToken.VALUE_STRING && (isAddress || BYTES.contains(name))) {
                text(position, json, isAddress);
            } else if (value == JsonToken.START_OBJECT && (isAddress || NESTED.contains(name))) {
                image(position, json);
            } else if (value == JsonToken.START_ARRAY && name.equals("images")) {
                container(json, position);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Reads the text of an image: its bytes or its address, whichever the field's name promises. */
    private void text(int position, JsonAnswer json, boolean isAddress) throws IOException {
        Optional<String> told = json.textStart(LONGEST_SCHEME);
        String start = told.orElse("").stripLeading().toLowerCase(Locale.ROOT);
        if (answer.has(position) || told.isPresent() && start.isEmpty()) {
            json.parser().skipChildren();
        } else if (start.startsWith("http:") || start.startsWith("https:") || isAddress && !start.startsWith("data:")) {
            String address = json.parser().getText();
            if (!address.isBlank()) {
                answer.address(position, address);
            }
        } else {
            bytes(position, json);
        }
    }

    /** Passes on the bytes of an image; an empty text is none, which some servers send together with an address. */
    private void bytes(int position, JsonAnswer json) throws IOException {
        long[] length = new long[1];
        try {
            call.receive(position, out -> length[0] = json.decodeBase64(out));
            answer.came(position, length[0]);
        } catch (DamagedBase64Exception e) {
            answer.failure(
                    position,
                    Failure.of(FailureKind.BAD_IMAGE, FailureStage.GENERATING, "the image's Base64 text is damaged"));
        }
    }
}

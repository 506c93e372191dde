package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.provider.GenerationCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads an answer from the socket: images go on as they are decoded, whatever the order of its keys. */
final class OpenAiResponse {

    private static final int LONGEST_TEXT = 64 * 1024;
    private static final long LONGEST_ANSWER = 1L << 30;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .maxNestingDepth(64)
                    .maxDocumentLength(LONGEST_ANSWER)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build());

    private final GenerationCall call;
    private final Answer answer = new Answer();

    OpenAiResponse(GenerationCall call) {
        this.call = call;
    }

    /**
     * Reads a whole answer.
     *
     * @throws JsonEOFException if it ends too early
     * @throws StreamReadException if it is no JSON
     * @throws IOException if it cannot be read, or an image cannot be kept
     */
    Answer read(InputStream body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "the answer is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(parser.currentName(), parser);
            }
        }
        return answer;
    }

    private void field(String name, JsonParser parser) throws IOException {
        JsonToken value = parser.nextToken();
        switch (name) {
            case "data" -> data(parser);
            case "usage" -> answer.usage(SmallTree.read(JSON, parser));
            case "error" -> answer.error(SmallTree.read(JSON, parser));
            case "model" -> {
                if (value == JsonToken.VALUE_STRING) {
                    answer.model(parser.getText());
                }
                parser.skipChildren();
            }
            default -> parser.skipChildren();
        }
    }

    private void data(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (int position = 0; parser.nextToken() != JsonToken.END_ARRAY; position++) {
            if (parser.currentToken() == JsonToken.START_OBJECT && position < call.images()) {
                image(position, parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void image(int position, JsonParser parser) throws IOException {
        boolean came = false;
        String address = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
            if (isText && name.equals("b64_json") && !came) {
                came = bytes(position, parser);
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

    /** Hands over the bytes of an image; some servers send an empty text beside an address, which is none. */
    private boolean bytes(int position, JsonParser parser) throws IOException {
        int[] length = new int[1];
        try {
            call.receive(position, out -> length[0] = decode(parser, out));
            answer.came(length[0]);
            return length[0] > 0;
        } catch (DamagedTextException e) {
            answer.failure(
                    position,
                    Failure.of(FailureKind.BAD_IMAGE, Stage.GENERATING, "the image's Base64 text is damaged"));
            return true;
        }
    }

    private static int decode(JsonParser parser, OutputStream out) throws IOException {
        try {
            return parser.readBinaryValue(out);
        } catch (JsonEOFException e) {
            throw e;
        } catch (StreamReadException | IllegalArgumentException e) {
            throw new DamagedTextException(e);
        }
    }

    private static final class DamagedTextException extends IOException {

        private static final long serialVersionUID = 1;

        DamagedTextException(Exception cause) {
            super(cause);
        }
    }
}

package dev.imagebatch.bedrock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.http.ErrorFields;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The positions of the images in the JSON of an answer, and its other fields. Accepts the fields in any order. */
final class AnswerOutline {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(64 * 1024)
                    .maxNestingDepth(64)
                    .maxTokenCount(10_000)
                    .build())
            .build();

    private static final ObjectMapper TREES = new ObjectMapper(JSON);

    private final ErrorFields told = new ErrorFields();
    private final List<Integer> images = new ArrayList<>();
    private final List<Optional<String>> finishReasons = new ArrayList<>();
    private @Nullable String error;
    private @Nullable String flaw;
    private boolean isJson;

    private AnswerOutline() {}

    static AnswerOutline of(byte[] body) {
        AnswerOutline outline = new AnswerOutline();
        try (JsonParser parser = JSON.createParser(body)) {
            outline.readObject(parser);
        } catch (JsonProcessingException | CharConversionException e) {
            outline.flaw = "the answer's JSON ends early or is broken after " + body.length + " bytes";
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be read", e);
        }
        return outline;
    }

    /** Returns the byte offsets of the images' string values. */
    List<Integer> images() {
        return images;
    }

    List<Optional<String>> finishReasons() {
        return finishReasons;
    }

    @Nullable String error() {
        return error;
    }

    /** Returns the fields that may tell an error. */
    ErrorFields told() {
        return told;
    }

    /** Returns false if the answer is empty or another text. */
    boolean isJson() {
        return isJson;
    }

    /** Returns the defect that makes the answer incomplete or invalid, or null if it has none. */
    @Nullable String flaw() {
        return flaw;
    }

    private void readObject(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            flaw = "the answer is no JSON object";
            return;
        }
        isJson = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "images" -> readImages(parser, value);
                case "finish_reasons" -> readFinishReasons(parser, value);
                case "error" -> {
                    error = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                    told(field, parser);
                }
                default -> told(field, parser);
            }
        }
    }

    private void told(String field, JsonParser parser) throws IOException {
        if (ErrorFields.include(field)) {
            told.put(field, TREES.readTree(parser));
        } else {
            parser.skipChildren();
        }
    }

    private void readImages(JsonParser parser, JsonToken value) throws IOException {
        images.clear();
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            boolean isText = token == JsonToken.VALUE_STRING;
            int offset = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            token = parser.nextToken();
            if (isText && offset >= 0) {
                images.add(offset);
            } else if (isText) {
                flaw = "the answer's JSON is not in UTF-8";
            }
        }
    }

    private void readFinishReasons(JsonParser parser, JsonToken value) throws IOException {
        finishReasons.clear();
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            finishReasons.add(token == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty());
            parser.skipChildren();
        }
    }
}

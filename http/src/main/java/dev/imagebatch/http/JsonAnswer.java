package dev.imagebatch.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The JSON answer of a service, read as a stream: Base64 images are decoded block by block, and only one block and the
 * requested values are in memory.
 *
 * <p>Answers are untrusted: texts of more than 64 KiB that are not decoded, more than 64 levels and answers of more than
 * 1 GiB are refused with an {@link IOException}. Not thread-safe.
 *
 * @since 0.1
 */
public final class JsonAnswer implements Closeable {

    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int READ_AHEAD = 8 * 1024;
    private static final long LONGEST_ANSWER = 1L << 30;
    private static final ObjectMapper JSON = new ObjectMapper(factory(LONGEST_TEXT));

    private final AnswerBody body;
    private final JsonParser parser;

    private JsonAnswer(JsonFactory json, AnswerBody body) throws IOException {
        this.body = body;
        this.parser = json.createParser(body);
    }

    /** Returns an answer read from {@code body}, which the caller closes. */
    public static JsonAnswer of(InputStream body) throws IOException {
        return new JsonAnswer(JSON.getFactory(), new AnswerBody(body, LONGEST_ANSWER));
    }

    /**
     * Returns an answer with other limits.
     *
     * @param longestText the most characters of a text that is not decoded
     * @param longestAnswer the most bytes of the answer
     * @param body the bytes, which the caller closes
     */
    public static JsonAnswer within(int longestText, long longestAnswer, InputStream body) throws IOException {
        return new JsonAnswer(factory(longestText), new AnswerBody(body, longestAnswer));
    }

    /** Returns the parser, which belongs to this answer and reads ahead. */
    public JsonParser parser() {
        return parser;
    }

    /**
     * Moves to the start of the object that the answer is.
     *
     * @throws NoJsonException if the answer is empty or another text
     * @throws IOException if the answer cannot be read
     */
    public void startObject() throws IOException {
        start();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new NoJsonException("the answer is not a JSON object");
        }
    }

    /**
     * Moves to the start of the value that the answer is.
     *
     * @throws NoJsonException if the answer is empty or another text
     * @throws IOException if the answer cannot be read
     */
    public void start() throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new NoJsonException("the answer is empty");
            }
        } catch (JsonEOFException e) {
            throw e;
        } catch (JsonParseException e) {
            throw new NoJsonException("the answer is not JSON, but a web page or another text");
        }
    }

    /**
     * Returns the current value as a tree.
     *
     * @throws IOException if the value cannot be read, is not JSON, or is longer than 256 KiB
     */
    public JsonNode tree() throws IOException {
        return JSON.readTree(new SmallTree(parser));
    }

    /**
     * Decodes the current text, which must not be read yet. White space, escapes, the alphabet for URLs and the start of a
     * data URL are allowed, padding is optional. A text that is not Base64 is written as it is from the damage on.
     *
     * @return the number of bytes written
     * @throws DamagedBase64Exception if the text is not Base64; the parser can continue after it
     * @throws JsonEOFException if the answer ends within the text
     * @throws IOException if the answer cannot be read, or {@code out} cannot be written
     * @throws IllegalStateException if the parser is not at a string value
     */
    public long decodeBase64(OutputStream out) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalStateException("parser is not at a string value");
        }
        ByteArrayOutputStream readAhead = new ByteArrayOutputStream(READ_AHEAD);
        if (parser.releaseBuffered(readAhead) < 0) {
            return decodeInOtherEncoding(out);
        }
        body.putBack(readAhead.toByteArray());
        try {
            return new Base64Text(body).decodeTo(out);
        } catch (Base64Text.EndedException e) {
            throw new JsonEOFException(parser, JsonToken.VALUE_STRING, "the answer ends within a text");
        }
    }

    /**
     * Returns the first characters of the current text, which must not be read yet and stays unread; empty if the answer is
     * not in UTF-8.
     *
     * @param most the most characters, which must be US-ASCII
     */
    public Optional<String> textStart(int most) throws IOException {
        ByteArrayOutputStream readAhead = new ByteArrayOutputStream(READ_AHEAD);
        if (parser.currentToken() != JsonToken.VALUE_STRING || parser.releaseBuffered(readAhead) < 0) {
            return Optional.empty();
        }
        body.putBack(readAhead.toByteArray());
        byte[] start = body.readNBytes(most);
        body.putBack(start);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return Optional.of(text.split("\"", 2)[0].replace("\\", ""));
    }

    /** In UTF-16 and UTF-32 only the parser can decode the characters. */
    private long decodeInOtherEncoding(OutputStream out) throws IOException {
        try {
            return parser.readBinaryValue(out);
        } catch (JsonEOFException e) {
            throw e;
        } catch (StreamReadException | IllegalArgumentException e) {
            throw new DamagedBase64Exception();
        }
    }

    /** Closes the parser, but not the body. */
    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static JsonFactory factory(int longestText) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(longestText)
                        .maxNestingDepth(64)
                        .build())
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .build();
    }
}

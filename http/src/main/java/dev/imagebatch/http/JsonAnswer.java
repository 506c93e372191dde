package dev.imagebatch.http;

import com.fasterxml.jackson.core.JsonFactory;
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

/**
 * The JSON answer of a service, read while it arrives: images that come as Base64 text are decoded block by block, and
 * nothing is held in memory but a block and what is asked for.
 *
 * <p>What a stranger sends does no harm: texts of more than 64 KiB that are not decoded, more than 64 levels, and answers of
 * more than 1 GiB are refused with an {@link IOException}. Not thread-safe.
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

    /** An answer whose bytes are read from {@code body}, which the caller closes. */
    public static JsonAnswer of(InputStream body) throws IOException {
        return new JsonAnswer(JSON.getFactory(), new AnswerBody(body, LONGEST_ANSWER));
    }

    /**
     * An answer with other bounds.
     *
     * @param longestText of how many characters a text that is not decoded may be
     * @param longestAnswer of how many bytes the whole answer may be
     * @param body its bytes, which the caller closes
     */
    public static JsonAnswer within(int longestText, long longestAnswer, InputStream body) throws IOException {
        return new JsonAnswer(factory(longestText), new AnswerBody(body, longestAnswer));
    }

    /** Walks through the answer; belongs to this, which reads ahead with it. */
    public JsonParser parser() {
        return parser;
    }

    /**
     * The value that the parser stands at, as a tree.
     *
     * @throws IOException if it cannot be read, is no JSON, or is longer than 256 KiB
     */
    public JsonNode tree() throws IOException {
        return JSON.readTree(new SmallTree(parser));
    }

    /**
     * Decodes the text that the parser has just come to, and has not read yet. White space and escapes in the text are
     * allowed, padding is not required.
     *
     * @return how many bytes were written
     * @throws DamagedBase64Exception if the text is no Base64; the parser can go on behind it
     * @throws JsonEOFException if the answer ends in the text
     * @throws IOException if the answer cannot be read, or {@code out} cannot be written
     * @throws IllegalStateException if the parser stands at no text
     */
    public long decodeBase64(OutputStream out) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalStateException("the parser stands at no text");
        }
        ByteArrayOutputStream readAhead = new ByteArrayOutputStream(READ_AHEAD);
        if (parser.releaseBuffered(readAhead) < 0) {
            return decodeInOtherEncoding(out);
        }
        body.putBack(readAhead.toByteArray());
        try {
            return new Base64Text(body).decodeTo(out);
        } catch (Base64Text.EndedException e) {
            throw new JsonEOFException(parser, JsonToken.VALUE_STRING, "the answer ends in a text");
        }
    }

    /** In UTF-16 and UTF-32 the parser knows the characters alone. */
    private long decodeInOtherEncoding(OutputStream out) throws IOException {
        try {
            return parser.readBinaryValue(out);
        } catch (JsonEOFException e) {
            throw e;
        } catch (StreamReadException | IllegalArgumentException e) {
            throw new DamagedBase64Exception();
        }
    }

    /** Closes the parser; the body is its owner's. */
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

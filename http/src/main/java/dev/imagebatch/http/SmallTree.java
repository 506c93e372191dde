package dev.imagebatch.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** A part of an answer that is kept in memory, and therefore has a largest size. */
final class SmallTree extends JsonParserDelegate {

    private static final long MOST_BYTES = 256 * 1024;

    private final long start;

    /** The value that the parser stands at. */
    SmallTree(JsonParser parser) {
        super(parser);
        this.start = place();
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (place() - start > MOST_BYTES) {
            throw new StreamConstraintsException("a part of the answer is longer than " + MOST_BYTES + " bytes");
        }
        return token;
    }

    private long place() {
        return currentLocation().getByteOffset();
    }
}

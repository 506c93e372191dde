package dev.imagebatch.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** A parser of a part of an answer that is kept in memory and thus limited in size. */
final class SmallTree extends JsonParserDelegate {

    private static final long MOST_BYTES = 256 * 1024;

    private final long start;

    /** Begins at the current value. */
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

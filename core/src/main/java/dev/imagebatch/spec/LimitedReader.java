package dev.imagebatch.spec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A reader of the first entries of another reader. */
final class LimitedReader implements SpecificationReader {

    private final SpecificationReader reader;
    private long remaining;

    LimitedReader(SpecificationReader reader, long count) {
        this.reader = reader;
        this.remaining = count;
    }

    @Override
    public @Nullable SpecificationEntry next() throws IOException {
        return remaining-- > 0 ? reader.next() : null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

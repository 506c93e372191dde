package dev.imagebatch.image;

import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.PngChunks;
import java.io.IOException;
import java.util.Optional;

/** A reader of a PNG's size in its first chunk. */
final class PngHeader {

    static final int FIRST_BYTE = 0x89;

    private static final int LENGTH = 13;

    private PngHeader() {}

    static Optional<Dimensions> read(ByteReader bytes) throws IOException {
        if (!bytes.starts(PngChunks.SIGNATURE)) {
            return Optional.empty();
        }
        PngChunks chunks = new PngChunks(bytes);
        chunks.next();
        boolean isHeader = chunks.type().equals("IHDR") && chunks.length() == LENGTH;
        return isHeader ? DeclaredSize.of(bytes.big32(), bytes.big32()) : Optional.empty();
    }
}

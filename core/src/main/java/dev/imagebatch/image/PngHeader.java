package dev.imagebatch.image;

import java.io.IOException;
import java.util.Optional;

/** Reads a PNG's size from its first chunk, after the first byte of the signature. */
final class PngHeader {

    static final int FIRST_BYTE = 0x89;

    private static final int SIZE_OF_FIRST_CHUNK = 13;

    private PngHeader() {}

    static Optional<Dimensions> read(HeaderBytes bytes) throws IOException {
        if (!bytes.starts("PNG\r\n\u001a\n") || bytes.big32() != SIZE_OF_FIRST_CHUNK || !bytes.starts("IHDR")) {
            return Optional.empty();
        }
        return DeclaredSize.of(bytes, bytes.big32(), bytes.big32());
    }
}

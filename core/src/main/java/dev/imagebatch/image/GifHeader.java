package dev.imagebatch.image;

import java.io.IOException;
import java.util.Optional;

/** Reads a GIF's size from its logical screen, after the first byte of the signature. */
final class GifHeader {

    static final int FIRST_BYTE = 'G';

    private GifHeader() {}

    static Optional<Dimensions> read(HeaderBytes bytes) throws IOException {
        if (!bytes.starts("IF8")) {
            return Optional.empty();
        }
        int version = bytes.next();
        if ((version != '7' && version != '9') || !bytes.starts("a")) {
            return Optional.empty();
        }
        return DeclaredSize.of(bytes, bytes.little16(), bytes.little16());
    }
}

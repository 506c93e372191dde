package dev.imagebatch.image;

import dev.imagebatch.image.container.ByteReader;
import java.io.IOException;
import java.util.Optional;

/** A reader of a GIF's size in its logical screen. */
final class GifHeader {

    static final int FIRST_BYTE = 'G';

    private GifHeader() {}

    static Optional<Dimensions> read(ByteReader bytes) throws IOException {
        if (!bytes.starts("GIF8")) {
            return Optional.empty();
        }
        int version = bytes.next();
        boolean isKnown = (version == '7' || version == '9') && bytes.next() == 'a';
        return isKnown ? DeclaredSize.of(bytes.little16(), bytes.little16()) : Optional.empty();
    }
}

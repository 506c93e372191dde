package dev.imagebatch.image;

import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.RiffChunks;
import java.io.IOException;
import java.util.Optional;

/** A reader of a WebP's size in its first chunk: lossy, lossless or extended. */
final class WebpHeader {

    static final int FIRST_BYTE = 'R';

    private static final int FOURTEEN_BITS = 0x3FFF;
    private static final int LOSSLESS_SIGNATURE = 0x2F;

    private WebpHeader() {}

    static Optional<Dimensions> read(ByteReader bytes) throws IOException {
        RiffChunks chunks = new RiffChunks(bytes);
        if (!chunks.isWebp()) {
            return Optional.empty();
        }
        chunks.next();
        return switch (chunks.name()) {
            case "VP8 " -> lossy(bytes);
            case "VP8L" -> lossless(bytes);
            case "VP8X" -> extended(bytes);
            default -> Optional.empty();
        };
    }

    private static Optional<Dimensions> lossy(ByteReader bytes) throws IOException {
        boolean keyFrame = (bytes.little24() & 1) == 0;
        if (!keyFrame || bytes.next() != 0x9D || bytes.next() != 0x01 || bytes.next() != 0x2A) {
            return Optional.empty();
        }
        return DeclaredSize.of(bytes.little16() & FOURTEEN_BITS, bytes.little16() & FOURTEEN_BITS);
    }

    private static Optional<Dimensions> lossless(ByteReader bytes) throws IOException {
        if (bytes.next() != LOSSLESS_SIGNATURE) {
            return Optional.empty();
        }
        long bits = bytes.little32();
        boolean knownVersion = bits >> 29 == 0;
        if (!knownVersion) {
            return Optional.empty();
        }
        return DeclaredSize.of((bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1);
    }

    private static Optional<Dimensions> extended(ByteReader bytes) throws IOException {
        bytes.little32();
        return DeclaredSize.of(bytes.little24() + 1L, bytes.little24() + 1L);
    }
}

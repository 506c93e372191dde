package dev.imagebatch.image;

import java.io.IOException;
import java.util.Optional;

/** Reads a WebP's size from its first chunk (lossy, lossless or extended), after the first byte of the signature. */
final class WebpHeader {

    static final int FIRST_BYTE = 'R';

    private static final int FOURTEEN_BITS = 0x3FFF;
    private static final int LOSSLESS_SIGNATURE = 0x2F;

    private WebpHeader() {}

    static Optional<Dimensions> read(HeaderBytes bytes) throws IOException {
        if (!bytes.starts("IFF")) {
            return Optional.empty();
        }
        bytes.skip(4);
        if (!bytes.starts("WEBPVP8")) {
            return Optional.empty();
        }
        int kind = bytes.next();
        bytes.skip(4);
        return switch (kind) {
            case ' ' -> lossy(bytes);
            case 'L' -> lossless(bytes);
            case 'X' -> extended(bytes);
            default -> Optional.empty();
        };
    }

    private static Optional<Dimensions> lossy(HeaderBytes bytes) throws IOException {
        boolean keyFrame = (bytes.little24() & 1) == 0;
        if (!keyFrame || bytes.next() != 0x9D || bytes.next() != 0x01 || bytes.next() != 0x2A) {
            return Optional.empty();
        }
        return DeclaredSize.of(bytes, bytes.little16() & FOURTEEN_BITS, bytes.little16() & FOURTEEN_BITS);
    }

    private static Optional<Dimensions> lossless(HeaderBytes bytes) throws IOException {
        if (bytes.next() != LOSSLESS_SIGNATURE) {
            return Optional.empty();
        }
        long bits = bytes.little32();
        boolean knownVersion = bits >> 29 == 0;
        if (!knownVersion) {
            return Optional.empty();
        }
        return DeclaredSize.of(bytes, (bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1);
    }

    private static Optional<Dimensions> extended(HeaderBytes bytes) throws IOException {
        bytes.skip(4);
        return DeclaredSize.of(bytes, bytes.little24() + 1L, bytes.little24() + 1L);
    }
}

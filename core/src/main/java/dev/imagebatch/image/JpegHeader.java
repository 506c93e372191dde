package dev.imagebatch.image;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads a JPEG's size from its frame header, after the first byte of the signature. Like the usual decoders it steps
 * over fill bytes and over stray bytes between segments.
 */
final class JpegHeader {

    static final int FIRST_BYTE = 0xFF;

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int SHORTEST_FRAME = 8;

    private JpegHeader() {}

    static Optional<Dimensions> read(HeaderBytes bytes) throws IOException {
        if (bytes.next() != START_OF_IMAGE || bytes.next() != FIRST_BYTE) {
            return Optional.empty();
        }
        int marker = afterFill(bytes);
        while (!bytes.ended() && marker != END_OF_IMAGE && marker != START_OF_SCAN) {
            if (isFrame(marker)) {
                return frame(bytes);
            }
            if (!standsAlone(marker) && !skippedSegment(bytes)) {
                return Optional.empty();
            }
            marker = nextMarker(bytes);
        }
        return Optional.empty();
    }

    private static Optional<Dimensions> frame(HeaderBytes bytes) throws IOException {
        if (bytes.big16() < SHORTEST_FRAME) {
            return Optional.empty();
        }
        bytes.skip(1);
        int height = bytes.big16();
        int width = bytes.big16();
        return DeclaredSize.of(bytes, width, height);
    }

    private static boolean skippedSegment(HeaderBytes bytes) throws IOException {
        int length = bytes.big16();
        bytes.skip(length - 2L);
        return length >= 2;
    }

    private static int nextMarker(HeaderBytes bytes) throws IOException {
        int value = bytes.next();
        while (value != 0xFF && !bytes.ended()) {
            value = bytes.next();
        }
        return afterFill(bytes);
    }

    private static int afterFill(HeaderBytes bytes) throws IOException {
        int value = bytes.next();
        while (value == 0xFF && !bytes.ended()) {
            value = bytes.next();
        }
        return value;
    }

    private static boolean isFrame(int marker) {
        boolean table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        return marker >= 0xC0 && marker <= 0xCF && !table;
    }

    /** Restart markers, and the escaped 0xFF of stray data, have no length. */
    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || (marker >= 0xD0 && marker <= START_OF_IMAGE);
    }
}

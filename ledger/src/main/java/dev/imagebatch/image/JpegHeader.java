package dev.imagebatch.image;

import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.JpegSegments;
import java.io.IOException;
import java.util.Optional;

/** A reader of a JPEG's size in its frame header. */
final class JpegHeader {

    static final int FIRST_BYTE = 0xFF;

    private static final int SHORTEST_FRAME = 6;

    private JpegHeader() {}

    static Optional<Dimensions> read(ByteReader bytes) throws IOException {
        if (!bytes.starts(JpegSegments.SIGNATURE) || bytes.peek() != 0xFF) {
            return Optional.empty();
        }
        JpegSegments segments = new JpegSegments(bytes);
        while (segments.next() && segments.marker() != JpegSegments.SCAN) {
            if (isFrame(segments.marker())) {
                return segments.length() < SHORTEST_FRAME ? Optional.empty() : frame(bytes);
            }
            if (!segments.isPossible() && segments.marker() != JpegSegments.START) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Dimensions> frame(ByteReader bytes) throws IOException {
        bytes.next();
        int height = bytes.big16();
        return DeclaredSize.of(bytes.big16(), height);
    }

    private static boolean isFrame(int marker) {
        boolean table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        return marker >= 0xC0 && marker <= 0xCF && !table;
    }
}

package dev.imagebatch.transform.codec.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The ICC profile of a JPEG, split into numbered segments. */
final class JpegProfile {

    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEAD = NAME.length + 2;
    private static final int LONGEST = 4 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int segments;
    private int expected;
    private boolean broken;

    /** Adds a segment if it is part of the profile. */
    void add(byte[] segment) {
        if (segment.length < HEAD || !Arrays.equals(segment, 0, NAME.length, NAME, 0, NAME.length)) {
            return;
        }
        int number = segment[NAME.length] & 0xFF;
        int count = segment[NAME.length + 1] & 0xFF;
        broken |= number != ++segments || (expected != 0 && expected != count) || bytes.size() > LONGEST;
        expected = count;
        if (!broken) {
            bytes.write(segment, HEAD, segment.length - HEAD);
        }
    }

    /** Returns the complete profile; empty if a segment is missing, since broken profiles are ignored. */
    Optional<byte[]> whole() {
        return broken || segments == 0 || segments != expected ? Optional.empty() : Optional.of(bytes.toByteArray());
    }
}

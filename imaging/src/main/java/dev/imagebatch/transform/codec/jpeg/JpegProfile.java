package dev.imagebatch.transform.codec.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The ICC profile of a JPEG, which comes in numbered pieces. */
final class JpegProfile {

    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEAD = NAME.length + 2;
    private static final int LONGEST = 4 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int components;
    private int pieces;
    private int of;
    private boolean broken;

    void components(int count) {
        components = count;
    }

    /** Takes a piece if the segment is one. */
    void add(byte[] segment) {
        if (segment.length < HEAD || !Arrays.equals(segment, 0, NAME.length, NAME, 0, NAME.length)) {
            return;
        }
        int number = segment[NAME.length] & 0xFF;
        int count = segment[NAME.length + 1] & 0xFF;
        broken |= number != ++pieces || (of != 0 && of != count) || bytes.size() > LONGEST;
        of = count;
        if (!broken) {
            bytes.write(segment, HEAD, segment.length - HEAD);
        }
    }

    /** Empty if there is none or a piece is missing: as in every viewer, a broken profile is no profile. */
    Optional<byte[]> whole() {
        return broken || pieces == 0 || pieces != of || components == 0
                ? Optional.empty()
                : Optional.of(bytes.toByteArray());
    }
}

package dev.imagebatch.image.container;

import java.io.IOException;

/**
 * The segments of a JPEG up to its end. Bytes between segments are skipped, as the usual decoders do; so are compressed
 * pixels, in which 0xFF is followed by 0 or by a restart marker. Not thread-safe.
 */
public final class JpegSegments {

    /** The first bytes of each JPEG, in Latin-1. */
    public static final String SIGNATURE = "\u00FF\u00D8";

    /** The marker of the start of an image, which has no content. */
    public static final int START = 0xD8;

    /** The marker of compressed pixels. */
    public static final int SCAN = 0xDA;

    private static final int END = 0xD9;

    private final ByteReader bytes;
    private int marker;
    private long start;
    private int length;
    private long end;

    /** @param bytes positioned after the signature */
    public JpegSegments(ByteReader bytes) {
        this.bytes = bytes;
        this.end = bytes.position();
    }

    /** Moves to the next segment; returns false at the end of the image. */
    public boolean next() throws IOException {
        bytes.skipTo(end);
        marker = nextMarker();
        start = bytes.position() - 2;
        length = marker == START || marker == END ? -1 : bytes.big16() - 2;
        end = bytes.position() + Math.max(0, length);
        return marker != END;
    }

    /** Returns whether the current segment has content or can have it; a start of image and a wrong length have none. */
    public boolean isPossible() {
        return length >= 0;
    }

    /** Returns the second byte of the current marker. */
    public int marker() {
        return marker;
    }

    /** Returns the position of the current marker. */
    public long start() {
        return start;
    }

    /** Returns the position after the current segment. */
    public long end() {
        return end;
    }

    /** Returns the length of the current segment's content. */
    public int length() {
        return length;
    }

    /** Reads the current segment's content, once. */
    public byte[] data() throws IOException {
        return bytes.take(length);
    }

    private int nextMarker() throws IOException {
        int value = 0;
        while (standsAlone(value)) {
            while (value != 0xFF) {
                value = bytes.next();
            }
            while (value == 0xFF) {
                value = bytes.next();
            }
        }
        return value;
    }

    /** Restart markers, and the escaped 0xFF of compressed pixels, have no length. */
    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || (marker >= 0xD0 && marker < START);
    }
}

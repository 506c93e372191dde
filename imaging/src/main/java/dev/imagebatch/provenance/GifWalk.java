package dev.imagebatch.provenance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks over a GIF's blocks. Nothing is ever written into a GIF. */
final class GifWalk {

    private static final int HEADER = 10;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int APPLICATION = 0xFF;

    private final ForwardReader bytes;
    private final MetadataScan found;

    private GifWalk(ForwardReader bytes, MetadataScan found) {
        this.bytes = bytes;
        this.found = found;
    }

    static void over(ForwardReader bytes, MetadataScan found) throws IOException {
        found.obstacle(MarkingBlocker.FORMAT);
        if (bytes.starts("GIF8")) {
            new GifWalk(bytes, found).walk();
        } else {
            found.damaged("it does not begin like a GIF");
        }
    }

    private void walk() throws IOException {
        bytes.moveTo(HEADER);
        int flags = bytes.next();
        bytes.moveTo(HEADER + 3L);
        colours(flags);
        int block = bytes.next();
        while (block == EXTENSION || block == IMAGE) {
            if (block == IMAGE) {
                image();
            } else if (bytes.next() == APPLICATION) {
                application();
            } else {
                skipData();
            }
            block = bytes.next();
        }
        if (block != TRAILER) {
            found.damaged("at byte " + (bytes.position() - 1) + " there is no GIF block");
        }
    }

    private void image() throws IOException {
        bytes.moveTo(bytes.position() + 8);
        colours(bytes.next());
        bytes.next();
        skipData();
    }

    private void colours(int flags) throws IOException {
        boolean hasTable = (flags & 0x80) != 0;
        bytes.moveTo(bytes.position() + (hasTable ? 3L << (flags & 7) + 1 : 0));
    }

    private void application() throws IOException {
        String name = new String(bytes.take(bytes.next()), StandardCharsets.ISO_8859_1);
        long start = bytes.position();
        if (name.equals("XMP DataXMP")) {
            packet(data());
        } else {
            skipData();
            if (name.startsWith("C2PA_GIF")) {
                found.c2pa(bytes.position() - start);
            }
        }
    }

    /** The packet lies there as plain bytes; behind it a trailer, which begins with a 1, leads readers of blocks on. */
    private void packet(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 1) {
            end++;
        }
        byte[] packet = data.length == MetadataScan.LONGEST_PACKET ? null : Arrays.copyOf(data, end);
        found.packet(() -> packet);
    }

    private void skipData() throws IOException {
        int length = bytes.next();
        while (length > 0) {
            bytes.moveTo(bytes.position() + length);
            length = bytes.next();
        }
    }

    /** The sub-blocks with their lengths; of too many, as many zeros as a packet is long at most. */
    private byte[] data() throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int length = bytes.next();
        while (length > 0) {
            data.write(length);
            data.writeBytes(bytes.take(length));
            if (data.size() >= MetadataScan.LONGEST_PACKET) {
                skipData();
                return new byte[MetadataScan.LONGEST_PACKET];
            }
            length = bytes.next();
        }
        return data.toByteArray();
    }
}

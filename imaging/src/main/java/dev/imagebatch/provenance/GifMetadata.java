package dev.imagebatch.provenance;

import dev.imagebatch.image.container.ByteReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A reader of a GIF's metadata. Nothing is written into a GIF. */
final class GifMetadata {

    private static final int HEADER = 10;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int APPLICATION = 0xFF;

    private final ByteReader bytes;
    private final MetadataScan scan;

    private GifMetadata(ByteReader bytes, MetadataScan scan) {
        this.bytes = bytes;
        this.scan = scan;
    }

    static void read(ByteReader bytes, MetadataScan scan) throws IOException {
        scan.addBlocker(MarkingBlocker.FORMAT);
        if (bytes.starts("GIF8")) {
            new GifMetadata(bytes, scan).readBlocks();
        } else {
            scan.addDamage("wrong signature of a GIF");
        }
    }

    private void readBlocks() throws IOException {
        bytes.skipTo(HEADER);
        int flags = bytes.next();
        bytes.skipTo(HEADER + 3L);
        skipColours(flags);
        int block = bytes.next();
        while (block == EXTENSION || block == IMAGE) {
            if (block == IMAGE) {
                skipImage();
            } else if (bytes.next() == APPLICATION) {
                readApplication();
            } else {
                skipData();
            }
            block = bytes.next();
        }
        if (block != TRAILER) {
            scan.addDamage("no GIF block at byte " + (bytes.position() - 1));
        }
    }

    private void skipImage() throws IOException {
        bytes.skipTo(bytes.position() + 8);
        skipColours(bytes.next());
        bytes.next();
        skipData();
    }

    private void skipColours(int flags) throws IOException {
        boolean hasTable = (flags & 0x80) != 0;
        bytes.skipTo(bytes.position() + (hasTable ? 3L << (flags & 7) + 1 : 0));
    }

    private void readApplication() throws IOException {
        String name = new String(bytes.take(bytes.next()), StandardCharsets.ISO_8859_1);
        long start = bytes.position();
        if (name.equals("XMP DataXMP")) {
            addPacket(data());
        } else {
            skipData();
            if (name.startsWith("C2PA_GIF")) {
                scan.addC2pa(bytes.position() - start);
            }
        }
    }

    /** The packet is plain bytes, followed by a trailer for readers of blocks, which begins with a 1. */
    private void addPacket(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 1) {
            end++;
        }
        byte[] packet = data.length == MetadataScan.LONGEST_PACKET ? null : Arrays.copyOf(data, end);
        scan.addPacket(() -> packet);
    }

    private void skipData() throws IOException {
        int length = bytes.next();
        while (length > 0) {
            bytes.skipTo(bytes.position() + length);
            length = bytes.next();
        }
    }

    /** Reads the sub-blocks with their lengths; returns zeros of the longest length if there are more. */
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

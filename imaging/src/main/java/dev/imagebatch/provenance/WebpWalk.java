package dev.imagebatch.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walks over a WebP's chunks. */
final class WebpWalk {

    private static final Pattern NAME = Pattern.compile("[ -~]{4}");
    private static final int CHUNK_HEADER = 8;
    private static final int EXTENDED_LENGTH = 10;
    private static final long LARGEST_FILE = 0xFFFFFFFFL - 2L * MetadataScan.LONGEST_PACKET;
    private static final int LOSSY_HEADER = 10;
    private static final int LOSSLESS_HEADER = 5;

    private final ForwardReader bytes;
    private final MetadataScan found;
    private final long size;
    private int chunks;
    private @Nullable WebpCanvas canvas;
    private long packetAt;
    private long packetLength;

    private WebpWalk(ForwardReader bytes, MetadataScan found, long size) {
        this.bytes = bytes;
        this.found = found;
        this.size = size;
        this.packetAt = CHUNK_HEADER + size;
    }

    static void over(ForwardReader bytes, MetadataScan found) throws IOException {
        boolean isRiff = bytes.starts("RIFF");
        long size = bytes.little32();
        if (isRiff && bytes.starts("WEBP")) {
            new WebpWalk(bytes, found, size).walk();
        } else {
            found.damaged("it does not begin like a WebP");
        }
    }

    private void walk() throws IOException {
        long end = CHUNK_HEADER + size;
        while (bytes.position() < end) {
            long start = bytes.position();
            String name = bytes.name();
            long length = bytes.little32();
            long next = start + CHUNK_HEADER + length + (length & 1);
            if (next > end || !NAME.matcher(name).matches()) {
                found.damaged("at byte " + start + " there is no WebP chunk");
                return;
            }
            chunk(name, start, length);
            bytes.moveTo(next);
            chunks++;
        }
        finish();
    }

    private void chunk(String name, long start, long length) throws IOException {
        switch (name) {
            case "VP8X" -> canvas(WebpCanvas.extended(bytes.take(Math.min(length, EXTENDED_LENGTH))));
            case "VP8 " -> canvas(WebpCanvas.lossy(bytes.take(Math.min(length, LOSSY_HEADER))));
            case "VP8L" -> canvas(WebpCanvas.lossless(bytes.take(Math.min(length, LOSSLESS_HEADER))));
            case "EXIF" -> exif(bytes.take(Math.min(length, MetadataScan.EXIF_READ)));
            case "C2PA" -> found.c2pa(CHUNK_HEADER + length);
            case "XMP " -> packet(start, length);
            default -> {}
        }
    }

    private void canvas(@Nullable WebpCanvas read) {
        if (chunks == 0) {
            canvas = read;
        }
    }

    /** Some writers put JPEG's signature before it. */
    private void exif(byte[] data) {
        boolean isSigned = new String(data, 0, Math.min(data.length, 4), StandardCharsets.ISO_8859_1).equals("Exif");
        found.exif(isSigned && data.length > 6 ? Arrays.copyOfRange(data, 6, data.length) : data);
    }

    private void packet(long start, long length) throws IOException {
        packetAt = start;
        packetLength = CHUNK_HEADER + length + (length & 1);
        byte[] packet = length > MetadataScan.LONGEST_PACKET ? null : bytes.take(length);
        found.packet(() -> packet);
    }

    private void finish() {
        if (canvas == null) {
            found.damaged("its first chunk is no WebP picture");
        } else if (!canvas.isExtended() && chunks > 1) {
            found.damaged("it has more chunks than a simple WebP may have");
        } else if (size > LARGEST_FILE) {
            found.obstacle(MarkingBlocker.TOO_LARGE);
        } else {
            found.slot(new Place(canvas, size, packetAt, packetLength));
        }
    }

    /** A chunk at the end or in place of an earlier packet; the header announces it. */
    private record Place(WebpCanvas canvas, long size, long offset, long removed) implements InsertionPoint {

        @Override
        public int capacity() {
            return MetadataScan.LONGEST_PACKET;
        }

        @Override
        public List<ByteEdit> edits(byte[] packet) {
            ByteEdit announced = canvas.announcingXmp();
            int length = CHUNK_HEADER + packet.length + (packet.length & 1);
            long newSize = size + announced.inserted().length - announced.removed() + length - removed;
            byte[] chunk = little(length)
                    .put("XMP ".getBytes(StandardCharsets.ISO_8859_1))
                    .putInt(packet.length)
                    .put(packet)
                    .array();
            ByteEdit sized = new ByteEdit(4, 4, little(4).putInt((int) newSize).array());
            return List.of(sized, announced, new ByteEdit(offset, removed, chunk));
        }

        private static ByteBuffer little(int length) {
            return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}

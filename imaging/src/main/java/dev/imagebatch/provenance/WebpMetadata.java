package dev.imagebatch.provenance;

import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.RiffChunks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reader of a WebP's metadata. */
final class WebpMetadata {

    private static final Pattern NAME = Pattern.compile("[ -~]{4}");
    private static final long LARGEST_FILE = 0xFFFFFFFFL - 2L * MetadataScan.LONGEST_PACKET;
    private static final int SIGNATURE = 6;

    private final RiffChunks chunks;
    private final MetadataScan scan;
    private int count;
    private @Nullable WebpCanvas canvas;
    private long packetAt;
    private long packetLength;

    private WebpMetadata(RiffChunks chunks, MetadataScan scan) {
        this.chunks = chunks;
        this.scan = scan;
        this.packetAt = chunks.fileEnd();
    }

    static void read(ByteReader bytes, MetadataScan scan) throws IOException {
        RiffChunks chunks = new RiffChunks(bytes);
        if (chunks.isWebp()) {
            new WebpMetadata(chunks, scan).read();
        } else {
            scan.addDamage("wrong signature of a WebP");
        }
    }

    private void read() throws IOException {
        while (chunks.hasNext()) {
            chunks.next();
            if (chunks.end() > chunks.fileEnd() || !NAME.matcher(chunks.name()).matches()) {
                scan.addDamage("no WebP chunk at byte " + chunks.start());
                return;
            }
            readChunk();
            count++;
        }
        chunks.skipRest();
        setInsertionPoint();
    }

    private void readChunk() throws IOException {
        switch (chunks.name()) {
            case "VP8X", "VP8 ", "VP8L" -> canvas = count == 0 ? WebpCanvas.of(chunks) : canvas;
            case "EXIF" -> addExif(chunks.data(MetadataScan.EXIF_READ));
            case "C2PA" -> scan.addC2pa(RiffChunks.HEAD + chunks.length());
            case "XMP " -> readPacket();
            default -> {}
        }
    }

    /** Some programs write the signature that EXIF has in a JPEG. */
    private void addExif(byte[] data) {
        boolean isSigned = new String(data, 0, Math.min(data.length, 4), StandardCharsets.ISO_8859_1).equals("Exif");
        boolean hasBlock = isSigned && data.length > SIGNATURE;
        scan.addExif(hasBlock ? Arrays.copyOfRange(data, SIGNATURE, data.length) : data);
    }

    private void readPacket() throws IOException {
        packetAt = chunks.start();
        packetLength = chunks.end() - chunks.start();
        byte[] packet = chunks.length() > MetadataScan.LONGEST_PACKET ? null : chunks.data(MetadataScan.LONGEST_PACKET);
        scan.addPacket(() -> packet);
    }

    private void setInsertionPoint() {
        if (canvas == null || chunks.end() != chunks.fileEnd()) {
            scan.addDamage("its chunks do not make a WebP");
        } else if (!canvas.isExtended() && count > 1) {
            scan.addDamage("it has more chunks than a simple WebP may have");
        } else if (chunks.fileEnd() > LARGEST_FILE) {
            scan.addBlocker(MarkingBlocker.TOO_LARGE);
        } else {
            scan.setInsertionPoint(new Insertion(canvas, chunks.fileEnd(), packetAt, packetLength));
        }
    }

    /** A chunk at the end or in place of an earlier packet, announced by the extended header. */
    private record Insertion(WebpCanvas canvas, long fileEnd, long offset, long removed) implements InsertionPoint {

        @Override
        public int capacity() {
            return MetadataScan.LONGEST_PACKET;
        }

        @Override
        public List<ByteEdit> edits(byte[] packet) {
            ByteEdit announced = canvas.announcingXmp();
            int length = RiffChunks.HEAD + packet.length + (packet.length & 1);
            long newEnd = fileEnd + announced.inserted().length - announced.removed() + length - removed;
            byte[] chunk = little(length)
                    .put("XMP ".getBytes(StandardCharsets.ISO_8859_1))
                    .putInt(packet.length)
                    .put(packet)
                    .array();
            byte[] size = little(4).putInt((int) (newEnd - RiffChunks.HEAD)).array();
            return List.of(new ByteEdit(4, 4, size), announced, new ByteEdit(offset, removed, chunk));
        }

        private static ByteBuffer little(int length) {
            return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}

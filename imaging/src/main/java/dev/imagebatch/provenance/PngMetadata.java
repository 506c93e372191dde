package dev.imagebatch.provenance;

import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.PngChunks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** A reader of a PNG's metadata. */
final class PngMetadata {

    private static final String XMP_KEYWORD = "XML:com.adobe.xmp";
    private static final int LONGEST_KEYWORD = 79;
    private static final long LONGEST_TEXT = MetadataScan.LONGEST_PACKET + 1024L;

    private final PngChunks chunks;
    private final MetadataScan scan;
    private @Nullable Insertion insertion;

    private PngMetadata(PngChunks chunks, MetadataScan scan) {
        this.chunks = chunks;
        this.scan = scan;
    }

    static void read(ByteReader bytes, MetadataScan scan) throws IOException {
        if (bytes.starts(PngChunks.SIGNATURE)) {
            new PngMetadata(new PngChunks(bytes), scan).read();
        } else {
            scan.addDamage("wrong signature of a PNG");
        }
    }

    private void read() throws IOException {
        while (chunks.next()) {
            if (!chunks.isPossible()) {
                scan.addDamage("no PNG chunk at byte " + chunks.start());
                return;
            }
            readChunk();
            if (insertion == null) {
                insertion = new Insertion(chunks.end(), 0);
            }
        }
        if (insertion != null) {
            scan.setInsertionPoint(insertion);
        }
    }

    private void readChunk() throws IOException {
        switch (chunks.type()) {
            case "caBX" -> scan.addC2pa(PngChunks.OVERHEAD + chunks.length());
            case "eXIf" -> scan.addExif(chunks.data(MetadataScan.EXIF_READ));
            case "tEXt", "zTXt" -> addText(chunks.data(LONGEST_KEYWORD + 1));
            case "iTXt" -> readInternationalText(chunks.data(LONGEST_TEXT));
            default -> {}
        }
    }

    private void readInternationalText(byte[] data) {
        if (!keyword(data).equals(XMP_KEYWORD)) {
            addText(data);
            return;
        }
        insertion = new Insertion(chunks.start(), PngChunks.OVERHEAD + chunks.length());
        scan.addPacket(() -> chunks.length() > LONGEST_TEXT ? null : packet(data));
    }

    private void addText(byte[] data) {
        String keyword = keyword(data);
        scan.addText(keyword, Math.max(0, chunks.length() - keyword.length() - 1));
    }

    private static String keyword(byte[] data) {
        int end = end(data, 0);
        return new String(data, 0, Math.min(end, LONGEST_KEYWORD), StandardCharsets.ISO_8859_1);
    }

    /** The keyword is followed by: whether compressed, how, language, translated keyword, text. */
    private static byte @Nullable [] packet(byte[] data) {
        int flag = XMP_KEYWORD.length() + 1;
        int language = flag + 2;
        int text = language > data.length ? data.length : end(data, end(data, language) + 1) + 1;
        if (text >= data.length) {
            return null;
        }
        int length = data.length - text;
        ByteArrayInputStream in = new ByteArrayInputStream(data, text, length);
        return data[flag] == 0 ? in.readAllBytes() : inflated(in);
    }

    private static byte @Nullable [] inflated(ByteArrayInputStream in) {
        try (InflaterInputStream plain = new InflaterInputStream(in)) {
            byte[] packet = plain.readNBytes(MetadataScan.LONGEST_PACKET + 1);
            return packet.length > MetadataScan.LONGEST_PACKET ? null : packet;
        } catch (IOException e) {
            return null;
        }
    }

    /** Returns the position of the next zero byte, or the end. */
    private static int end(byte[] data, int from) {
        int at = from;
        while (at < data.length && data[at] != 0) {
            at++;
        }
        return Math.min(at, data.length);
    }

    /** An iTXt chunk after the first chunk or in place of an earlier packet. */
    private record Insertion(long offset, long removed) implements InsertionPoint {

        @Override
        public int capacity() {
            return MetadataScan.LONGEST_PACKET;
        }

        @Override
        public List<ByteEdit> edits(byte[] packet) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.writeBytes((XMP_KEYWORD + "\0\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1));
            text.writeBytes(packet);
            return List.of(new ByteEdit(offset, removed, PngChunks.chunk("iTXt", text.toByteArray())));
        }
    }
}

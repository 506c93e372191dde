package dev.imagebatch.provenance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Walks over a PNG's chunks. */
final class PngWalk {

    private static final String XMP_KEYWORD = "XML:com.adobe.xmp";
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{4}");
    private static final long SMALLEST_CHUNK = 12;
    private static final int LONGEST_KEYWORD = 79;
    private static final long LONGEST_TEXT = MetadataScan.LONGEST_PACKET + 1024L;

    private final ForwardReader bytes;
    private final MetadataScan found;
    private @Nullable Place place;

    private PngWalk(ForwardReader bytes, MetadataScan found) {
        this.bytes = bytes;
        this.found = found;
    }

    static void over(ForwardReader bytes, MetadataScan found) throws IOException {
        if (bytes.starts("\u0089PNG\r\n\u001a\n")) {
            new PngWalk(bytes, found).walk();
        } else {
            found.damaged("it does not begin like a PNG");
        }
    }

    private void walk() throws IOException {
        String name = "";
        while (!name.equals("IEND")) {
            long start = bytes.position();
            long length = bytes.big32();
            name = bytes.name();
            if (length > Integer.MAX_VALUE || !NAME.matcher(name).matches()) {
                found.damaged("at byte " + start + " there is no PNG chunk");
                return;
            }
            chunk(name, start, length);
            bytes.moveTo(start + SMALLEST_CHUNK + length);
            if (place == null) {
                place = new Place(bytes.position(), 0);
            }
        }
        if (place != null) {
            found.slot(place);
        }
    }

    private void chunk(String name, long start, long length) throws IOException {
        switch (name) {
            case "caBX" -> found.c2pa(SMALLEST_CHUNK + length);
            case "eXIf" -> found.exif(bytes.take(Math.min(length, MetadataScan.EXIF_READ)));
            case "tEXt", "zTXt" -> named(bytes.take(Math.min(length, LONGEST_KEYWORD + 1)), length);
            case "iTXt" -> international(start, length);
            default -> {}
        }
    }

    private void international(long start, long length) throws IOException {
        byte[] data = bytes.take(Math.min(length, LONGEST_TEXT));
        if (!keyword(data).equals(XMP_KEYWORD)) {
            named(data, length);
            return;
        }
        place = new Place(start, SMALLEST_CHUNK + length);
        found.packet(() -> length > LONGEST_TEXT ? null : packet(data));
    }

    private void named(byte[] data, long length) {
        String keyword = keyword(data);
        found.text(keyword, Math.max(0, length - keyword.length() - 1));
    }

    private static String keyword(byte[] data) {
        int end = end(data, 0);
        return new String(data, 0, Math.min(end, LONGEST_KEYWORD), StandardCharsets.ISO_8859_1);
    }

    /** Behind the keyword: whether compressed, how, language, translated keyword, text. */
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

    /** Where the zero byte is, or the end. */
    private static int end(byte[] data, int from) {
        int at = from;
        while (at < data.length && data[at] != 0) {
            at++;
        }
        return Math.min(at, data.length);
    }

    /** An iTXt chunk, behind the first chunk or in place of an earlier packet. */
    private record Place(long offset, long removed) implements InsertionPoint {

        @Override
        public int capacity() {
            return MetadataScan.LONGEST_PACKET;
        }

        @Override
        public List<ByteEdit> edits(byte[] packet) {
            byte[] head = ("iTXt" + XMP_KEYWORD + "\0\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
            CRC32 crc = new CRC32();
            crc.update(head);
            crc.update(packet);
            byte[] chunk = ByteBuffer.allocate(8 + head.length + packet.length)
                    .putInt(head.length - 4 + packet.length)
                    .put(head)
                    .put(packet)
                    .putInt((int) crc.getValue())
                    .array();
            return List.of(new ByteEdit(offset, removed, chunk));
        }
    }
}

package dev.imagebatch.provenance;

import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.JpegSegments;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A reader of a JPEG's metadata. */
final class JpegMetadata {

    private static final byte[] XMP = latin1("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] FURTHER_XMP = latin1("http://ns.adobe.com/xmp/extension/\0");
    private static final byte[] EXIF = latin1("Exif\0\0");
    private static final byte[] LINKED_PICTURES = latin1("MPF\0");

    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP11 = 0xEB;
    private static final int LONGEST_PACKET = 65_502;

    private final JpegSegments segments;
    private final MetadataScan scan;
    private final JumbfSegments jumbf;
    private Insertion insertion = new Insertion(JpegSegments.SIGNATURE.length(), 0);
    private boolean isLeading = true;

    private JpegMetadata(JpegSegments segments, MetadataScan scan) {
        this.segments = segments;
        this.scan = scan;
        this.jumbf = new JumbfSegments(scan);
    }

    static void read(ByteReader bytes, MetadataScan scan) throws IOException {
        if (bytes.starts(JpegSegments.SIGNATURE)) {
            new JpegMetadata(new JpegSegments(bytes), scan).read();
        } else {
            scan.addDamage("wrong signature of a JPEG");
        }
    }

    private void read() throws IOException {
        while (segments.next()) {
            if (!segments.isPossible()) {
                scan.addDamage("no JPEG segment at byte " + segments.start());
                return;
            }
            readSegment(segments.marker());
        }
        scan.setInsertionPoint(insertion);
    }

    private void readSegment(int marker) throws IOException {
        byte[] data = isRead(marker) ? segments.data() : new byte[0];
        boolean isExif = marker == APP1 && begins(data, EXIF);
        isLeading &= marker == APP0 || isExif;
        if (isLeading) {
            insertion = new Insertion(segments.end(), 0);
        }
        if (isExif) {
            scan.addExif(Arrays.copyOfRange(data, EXIF.length, data.length));
        } else if (marker == APP1) {
            readXmp(data);
        } else if (marker == APP2 && begins(data, LINKED_PICTURES)) {
            scan.addBlocker(MarkingBlocker.LINKED_PICTURES);
        } else if (marker == APP11) {
            jumbf.add(data);
        }
    }

    private void readXmp(byte[] data) {
        if (begins(data, XMP)) {
            insertion = new Insertion(segments.start(), segments.end() - segments.start());
            scan.addPacket(() -> Arrays.copyOfRange(data, XMP.length, data.length));
        } else if (begins(data, FURTHER_XMP)) {
            scan.addBlocker(MarkingBlocker.SEVERAL_PACKETS);
        }
    }

    private static boolean isRead(int marker) {
        return marker == APP1 || marker == APP2 || marker == APP11;
    }

    private static boolean begins(byte[] data, byte[] with) {
        return data.length >= with.length && Arrays.equals(data, 0, with.length, with, 0, with.length);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** An APP1 segment after the segments that must come first or in place of an earlier packet. */
    private record Insertion(long offset, long removed) implements InsertionPoint {

        @Override
        public int capacity() {
            return LONGEST_PACKET;
        }

        @Override
        public List<ByteEdit> edits(byte[] packet) {
            byte[] segment = ByteBuffer.allocate(4 + XMP.length + packet.length)
                    .put((byte) 0xFF)
                    .put((byte) APP1)
                    .putShort((short) (2 + XMP.length + packet.length))
                    .put(XMP)
                    .put(packet)
                    .array();
            return List.of(new ByteEdit(offset, removed, segment));
        }
    }
}

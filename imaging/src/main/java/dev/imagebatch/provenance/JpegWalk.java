package dev.imagebatch.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over a JPEG's segments. Compressed pixels are stepped over like the stray bytes between segments: in them 0xFF
 * is followed by 0 or by a restart marker.
 */
final class JpegWalk {

    private static final byte[] XMP = latin1("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] FURTHER_XMP = latin1("http://ns.adobe.com/xmp/extension/\0");
    private static final byte[] EXIF = latin1("Exif\0\0");
    private static final byte[] LINKED_PICTURES = latin1("MPF\0");

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP11 = 0xEB;
    private static final int LONGEST_PACKET = 65_502;

    private final ForwardReader bytes;
    private final MetadataScan found;
    private final JumbfSegments jumbf;
    private Place place = new Place(2, 0);
    private boolean isLeading = true;

    private JpegWalk(ForwardReader bytes, MetadataScan found) {
        this.bytes = bytes;
        this.found = found;
        this.jumbf = new JumbfSegments(found);
    }

    static void over(ForwardReader bytes, MetadataScan found) throws IOException {
        if (bytes.starts("\u00FF\u00D8")) {
            new JpegWalk(bytes, found).walk();
        } else {
            found.damaged("it does not begin like a JPEG");
        }
    }

    private void walk() throws IOException {
        int marker = nextMarker();
        while (marker != END_OF_IMAGE) {
            long start = bytes.position() - 2;
            int length = marker == START_OF_IMAGE ? 0 : bytes.big16();
            if (length < 2) {
                found.damaged("at byte " + start + " there is no JPEG segment");
                return;
            }
            segment(marker, start, length);
            bytes.moveTo(start + 2 + length);
            marker = nextMarker();
        }
        found.slot(place);
    }

    private void segment(int marker, long start, int length) throws IOException {
        byte[] data = isRead(marker) ? bytes.take(length - 2L) : new byte[0];
        boolean hasPacket = marker == APP1 && begins(data, XMP);
        boolean isExif = marker == APP1 && begins(data, EXIF);
        isLeading &= marker == APP0 || isExif;
        if (isLeading) {
            place = new Place(start + 2 + length, 0);
        }
        if (hasPacket) {
            place = new Place(start, 2L + length);
            found.packet(() -> Arrays.copyOfRange(data, XMP.length, data.length));
        } else if (isExif) {
            found.exif(Arrays.copyOfRange(data, EXIF.length, data.length));
        } else if (marker == APP1 && begins(data, FURTHER_XMP)) {
            found.obstacle(MarkingBlocker.SEVERAL_PACKETS);
        } else if (marker == APP2 && begins(data, LINKED_PICTURES)) {
            found.obstacle(MarkingBlocker.LINKED_PICTURES);
        } else if (marker == APP11) {
            jumbf.segment(data);
        }
    }

    private static boolean isRead(int marker) {
        return marker == APP1 || marker == APP2 || marker == APP11;
    }

    private int nextMarker() throws IOException {
        int marker = 0;
        while (standsAlone(marker)) {
            int value = bytes.next();
            while (value != 0xFF) {
                value = bytes.next();
            }
            while (value == 0xFF) {
                value = bytes.next();
            }
            marker = value;
        }
        return marker;
    }

    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || (marker >= 0xD0 && marker < START_OF_IMAGE);
    }

    private static boolean begins(byte[] data, byte[] with) {
        return data.length >= with.length && Arrays.equals(data, 0, with.length, with, 0, with.length);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** An APP1 segment, behind the segments that must come first or in place of an earlier packet. */
    private record Place(long offset, long removed) implements InsertionPoint {

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

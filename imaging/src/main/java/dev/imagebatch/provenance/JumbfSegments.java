package dev.imagebatch.provenance;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The JUMBF boxes of a JPEG, each in one or several APP11 segments that share a number. Of what kind a box is stands in
 * its first segment only. Any JUMBF box may sign the file, so none allows a change.
 */
final class JumbfSegments {

    private static final int HEADER = 16;
    private static final int SEGMENT_OVERHEAD = 4;
    private static final int DESCRIPTION = 64;

    private final MetadataScan found;
    private final Set<Integer> c2paBoxes = new HashSet<>();

    JumbfSegments(MetadataScan found) {
        this.found = found;
    }

    void segment(byte[] data) {
        String head = new String(data, 0, Math.min(data.length, DESCRIPTION), StandardCharsets.ISO_8859_1);
        if (data.length < HEADER || !head.startsWith("JP") || !head.startsWith("jumb", HEADER - 4)) {
            return;
        }
        int box = head.charAt(2) << 8 | head.charAt(3);
        if (head.contains("jumdc2pa")) {
            c2paBoxes.add(box);
        }
        if (c2paBoxes.contains(box)) {
            found.c2pa((long) data.length + SEGMENT_OVERHEAD);
        } else {
            found.obstacle(MarkingBlocker.JUMBF);
        }
    }
}

package dev.imagebatch.provenance;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The JUMBF boxes of a JPEG, each in one or several APP11 segments that share a number; the first one declares its kind.
 * Any JUMBF box may sign the file, so none allows a change.
 */
final class JumbfSegments {

    private static final int HEADER = 16;
    private static final int SEGMENT_OVERHEAD = 4;
    private static final int READ = 64;
    private static final String C2PA = "jumdc2pa";
    private static final int DESCRIPTION = HEADER + 4;
    private static final int EXTENDED_LENGTH = 8;

    private final MetadataScan scan;
    private final Set<Integer> c2paBoxes = new HashSet<>();

    JumbfSegments(MetadataScan scan) {
        this.scan = scan;
    }

    void add(byte[] data) {
        String head = new String(data, 0, Math.min(data.length, READ), StandardCharsets.ISO_8859_1);
        if (data.length < HEADER || !head.startsWith("JP") || !head.startsWith("jumb", HEADER - 4)) {
            return;
        }
        int box = head.charAt(2) << 8 | head.charAt(3);
        if (head.startsWith(C2PA, DESCRIPTION) || head.startsWith(C2PA, DESCRIPTION + EXTENDED_LENGTH)) {
            c2paBoxes.add(box);
        }
        if (c2paBoxes.contains(box)) {
            scan.addC2pa((long) data.length + SEGMENT_OVERHEAD);
        } else {
            scan.addBlocker(MarkingBlocker.JUMBF);
        }
    }
}

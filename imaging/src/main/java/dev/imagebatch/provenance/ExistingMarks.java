package dev.imagebatch.provenance;

import java.util.ArrayList;
import java.util.List;

/** The marks that an image carries already. */
final class ExistingMarks {

    private static final String SOURCE_TYPE = "https?://cv\\.iptc\\.org/newscodes/digitalsourcetype/[A-Za-z]{1,60}";

    private ExistingMarks() {}

    static List<String> of(MetadataScan anatomy) {
        List<String> marks = new ArrayList<>();
        for (MarkingBlocker signed : List.of(MarkingBlocker.C2PA, MarkingBlocker.REMOTE_C2PA, MarkingBlocker.JUMBF)) {
            if (anatomy.obstacles().contains(signed)) {
                marks.add("found:" + signed.mark());
            }
        }
        if (anatomy.hasPacket()) {
            marks.add("found:xmp");
        }
        anatomy.xmp()
                .map(xmp -> xmp.values().get(XmpProperty.DIGITAL_SOURCE_TYPE))
                .ifPresent(address -> marks.add("found:" + term(address)));
        return marks;
    }

    /** A stranger's text never becomes a mark. */
    private static String term(String address) {
        return address.matches(SOURCE_TYPE) ? address.substring(address.lastIndexOf('/') + 1) : "other-source-type";
    }
}

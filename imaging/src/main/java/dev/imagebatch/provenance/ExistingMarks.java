package dev.imagebatch.provenance;

import dev.imagebatch.provenance.ProvenanceMark.Kind;
import java.util.ArrayList;
import java.util.List;

/** The marks that an image carries already. */
final class ExistingMarks {

    private static final String SOURCE_TYPE = "https?://cv\\.iptc\\.org/newscodes/digitalsourcetype/[A-Za-z]{1,60}";

    private ExistingMarks() {}

    static List<ProvenanceMark> of(MetadataScan scan) {
        List<ProvenanceMark> marks = new ArrayList<>();
        for (MarkingBlocker signed : List.of(MarkingBlocker.C2PA, MarkingBlocker.REMOTE_C2PA, MarkingBlocker.JUMBF)) {
            if (scan.blockers().contains(signed)) {
                marks.add(Kind.FOUND.of(signed.mark()));
            }
        }
        if (scan.hasPacket()) {
            marks.add(Kind.FOUND.of("xmp"));
        }
        scan.xmp()
                .map(xmp -> xmp.values().get(XmpProperty.DIGITAL_SOURCE_TYPE))
                .ifPresent(address -> marks.add(Kind.FOUND.of(term(address))));
        return marks;
    }

    /** Foreign text never becomes a mark. */
    private static String term(String address) {
        return address.matches(SOURCE_TYPE) ? address.substring(address.lastIndexOf('/') + 1) : "other-source-type";
    }
}

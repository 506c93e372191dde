package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.provenance.ProvenanceMark.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The marking of one image. Statements that it carries stay; the missing ones are added in it or beside it. */
final class ImageMarker {

    private final ImageData image;
    private final Map<XmpProperty, String> wanted;
    private final MetadataScan scan;
    private final Set<MarkingBlocker> blockers = EnumSet.noneOf(MarkingBlocker.class);
    private final List<ProvenanceMark> marks;

    ImageMarker(ImageData image, Map<XmpProperty, String> wanted) throws IOException {
        this.image = image;
        this.wanted = wanted;
        this.scan = MetadataReader.scan(image);
        blockers.addAll(scan.blockers());
        marks = new ArrayList<>(ExistingMarks.of(scan));
    }

    MarkedImage markInto(Path target) throws IOException {
        Map<XmpProperty, String> existing = scan.xmp().map(XmpPacket::values).orElse(Map.of());
        Map<XmpProperty, String> missing = new EnumMap<>(wanted);
        missing.keySet().removeAll(existing.keySet());
        if (contradicts(existing)) {
            blockers.add(MarkingBlocker.CONTRADICTION);
        } else if (missing.isEmpty()) {
            return embedded(image);
        }
        Optional<List<ByteEdit>> edits = edits(missing);
        return edits.isEmpty() ? withSidecar() : embedded(new FileSplicer(image, edits.get()).writeTo(target));
    }

    private boolean contradicts(Map<XmpProperty, String> existing) {
        return wanted.entrySet().stream()
                .anyMatch(entry ->
                        !existing.getOrDefault(entry.getKey(), entry.getValue()).equals(entry.getValue()));
    }

    private Optional<List<ByteEdit>> edits(Map<XmpProperty, String> missing) {
        Optional<InsertionPoint> place = scan.insertionPoint();
        if (!blockers.isEmpty() || place.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> packet = packet(missing);
        if (packet.isEmpty()) {
            blockers.add(MarkingBlocker.UNREADABLE_PACKET);
        } else if (packet.get().length > place.get().capacity()) {
            blockers.add(MarkingBlocker.TOO_LARGE);
        } else {
            return packet.map(place.get()::edits);
        }
        return Optional.empty();
    }

    private Optional<byte[]> packet(Map<XmpProperty, String> missing) {
        Optional<String> text = scan.xmp().isEmpty()
                ? Optional.of(XmpWriter.packet(missing))
                : XmpWriter.added(scan.xmp().get(), missing);
        return text.map(packet -> packet.getBytes(StandardCharsets.UTF_8));
    }

    private MarkedImage embedded(ImageData marked) {
        addMarks(Kind.EMBEDDED);
        return new MarkedImage(marked, marks, null);
    }

    private MarkedImage withSidecar() {
        addMarks(Kind.SIDECAR);
        blockers.stream().findFirst().ifPresent(blocker -> marks.add(Kind.UNTOUCHED.of(blocker.mark())));
        return new MarkedImage(image, marks, XmpWriter.packet(wanted));
    }

    private void addMarks(Kind kind) {
        marks.add(kind.of("iptc"));
        if (wanted.containsKey(XmpProperty.AI_PROMPT_INFORMATION)) {
            marks.add(kind.of("iptc-prompt"));
        }
    }
}

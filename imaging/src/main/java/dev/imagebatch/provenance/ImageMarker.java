package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
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

/** The marking of one image. What it says already stays; what it does not say is added, in it or beside it. */
final class ImageMarker {

    private final ImageData image;
    private final Map<XmpProperty, String> wanted;
    private final MetadataScan anatomy;
    private final Set<MarkingBlocker> obstacles = EnumSet.noneOf(MarkingBlocker.class);
    private final List<String> marks;

    ImageMarker(ImageData image, Map<XmpProperty, String> wanted) throws IOException {
        this.image = image;
        this.wanted = wanted;
        this.anatomy = MetadataScan.of(image);
        obstacles.addAll(anatomy.obstacles());
        marks = new ArrayList<>(ExistingMarks.of(anatomy));
    }

    MarkedImage into(Path target) throws IOException {
        Map<XmpProperty, String> said = anatomy.xmp().map(XmpPacket::values).orElse(Map.of());
        Map<XmpProperty, String> missing = new EnumMap<>(wanted);
        missing.keySet().removeAll(said.keySet());
        if (contradicts(said)) {
            obstacles.add(MarkingBlocker.CONTRADICTION);
        } else if (missing.isEmpty()) {
            return embedded(image);
        }
        Optional<List<ByteEdit>> edits = edits(missing);
        return edits.isEmpty() ? besides() : embedded(new FileSplicer(image, edits.get()).into(target));
    }

    private boolean contradicts(Map<XmpProperty, String> said) {
        return wanted.entrySet().stream()
                .anyMatch(entry ->
                        !said.getOrDefault(entry.getKey(), entry.getValue()).equals(entry.getValue()));
    }

    private Optional<List<ByteEdit>> edits(Map<XmpProperty, String> missing) {
        Optional<InsertionPoint> slot = anatomy.slot();
        if (!obstacles.isEmpty() || slot.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> packet = packet(missing);
        if (packet.isEmpty()) {
            obstacles.add(MarkingBlocker.UNREADABLE_PACKET);
        } else if (packet.get().length > slot.get().capacity()) {
            obstacles.add(MarkingBlocker.TOO_LARGE);
        } else {
            return packet.map(slot.get()::edits);
        }
        return Optional.empty();
    }

    private Optional<byte[]> packet(Map<XmpProperty, String> missing) {
        Optional<String> text = anatomy.xmp().isEmpty()
                ? Optional.of(XmpWriter.packet(missing))
                : XmpWriter.added(anatomy.xmp().get(), missing);
        return text.map(packet -> packet.getBytes(StandardCharsets.UTF_8));
    }

    private MarkedImage embedded(ImageData marked) {
        addMarks("embedded:");
        return new MarkedImage(marked, marks, null);
    }

    private MarkedImage besides() {
        addMarks("sidecar:");
        obstacles.stream().findFirst().ifPresent(obstacle -> marks.add("untouched:" + obstacle.mark()));
        return new MarkedImage(image, marks, XmpWriter.packet(wanted));
    }

    private void addMarks(String where) {
        marks.add(where + "iptc");
        if (wanted.containsKey(XmpProperty.AI_PROMPT_INFORMATION)) {
            marks.add(where + "iptc-prompt");
        }
    }
}

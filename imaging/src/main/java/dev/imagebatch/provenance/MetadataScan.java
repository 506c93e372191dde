package dev.imagebatch.provenance;

import dev.imagebatch.imaging.exif.ExifDirectory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The metadata of an image file, found in one pass over its container. */
final class MetadataScan {

    /** The longest XMP packet that is read. */
    static final int LONGEST_PACKET = 1 << 20;

    /** The first bytes of EXIF that are read; its first directory is at its beginning. */
    static final int EXIF_READ = 1 << 16;

    private static final int MOST_TEXTS = 100;

    private final Set<MarkingBlocker> blockers = EnumSet.noneOf(MarkingBlocker.class);
    private final List<NamedText> texts = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int packets;
    private @Nullable XmpPacket xmp;
    private @Nullable InsertionPoint insertionPoint;
    private long c2paLength;
    private @Nullable ExifDirectory exif;

    /** A named text and its length in the file. */
    record NamedText(String name, long length) {}

    void addDamage(String remark) {
        blockers.add(MarkingBlocker.DAMAGED);
        remarks.add(remark);
    }

    void addBlocker(MarkingBlocker blocker) {
        blockers.add(blocker);
    }

    void addC2pa(long length) {
        blockers.add(MarkingBlocker.C2PA);
        c2paLength += length;
    }

    void addText(String name, long length) {
        if (texts.size() < MOST_TEXTS) {
            texts.add(new NamedText(name, length));
        }
    }

    void addExif(byte[] block) {
        if (exif == null) {
            exif = ExifDirectory.of(block);
        }
    }

    void setInsertionPoint(InsertionPoint found) {
        insertionPoint = found;
    }

    /** Adds a packet. Its bytes are null if it is too long or damaged; only those of the first packet are read. */
    void addPacket(Supplier<byte @Nullable []> bytes) {
        packets++;
        if (packets > 1) {
            addSeveralPackets();
            return;
        }
        byte[] first = bytes.get();
        xmp = first == null ? null : XmpReader.read(first).orElse(null);
        if (xmp == null) {
            blockers.add(MarkingBlocker.UNREADABLE_PACKET);
            remarks.add("its XMP packet cannot be read");
        } else if (xmp.values().containsKey(XmpProperty.PROVENANCE)) {
            blockers.add(MarkingBlocker.REMOTE_C2PA);
        }
    }

    /** Returns whether there is a packet, readable or not. */
    boolean hasPacket() {
        return packets > 0;
    }

    Optional<XmpPacket> xmp() {
        return Optional.ofNullable(xmp);
    }

    /** Returns empty if nothing can be inserted. */
    Optional<InsertionPoint> insertionPoint() {
        return Optional.ofNullable(insertionPoint);
    }

    Set<MarkingBlocker> blockers() {
        return blockers;
    }

    long c2paLength() {
        return c2paLength;
    }

    List<NamedText> texts() {
        return texts;
    }

    /** Returns from 1 to 8, or 0 without EXIF that declares it. */
    int orientation() {
        return exif == null ? 0 : exif.orientation().orElse(0);
    }

    @Nullable String software() {
        return exif == null ? null : exif.software();
    }

    List<String> remarks() {
        return remarks;
    }

    private void addSeveralPackets() {
        if (blockers.add(MarkingBlocker.SEVERAL_PACKETS)) {
            remarks.add("it has several XMP packets; the first one is shown");
        }
    }
}

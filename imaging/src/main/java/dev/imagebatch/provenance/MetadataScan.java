package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What lies in an image file besides pixels, found by one walk over all its chunks. */
final class MetadataScan {

    /** No packet that tells of an origin is longer; what is longer is not read. */
    static final int LONGEST_PACKET = 1 << 20;

    /** EXIF names software and orientation in its first directory, which is at its beginning. */
    static final int EXIF_READ = 1 << 16;

    private static final int MOST_TEXTS = 100;

    private final Set<MarkingBlocker> obstacles = EnumSet.noneOf(MarkingBlocker.class);
    private final List<EmbeddedText> texts = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int packets;
    private @Nullable XmpPacket xmp;
    private @Nullable InsertionPoint slot;
    private long c2paLength;
    private ExifFacts exif = ExifFacts.NONE;

    private MetadataScan() {}

    static MetadataScan of(ImageData image) throws IOException {
        MetadataScan anatomy = new MetadataScan();
        try (InputStream in = image.openStream()) {
            ForwardReader bytes = new ForwardReader(in, image.info().length());
            switch (image.info().format()) {
                case PNG -> PngWalk.over(bytes, anatomy);
                case JPEG -> JpegWalk.over(bytes, anatomy);
                case WEBP -> WebpWalk.over(bytes, anatomy);
                case GIF -> GifWalk.over(bytes, anatomy);
            }
        } catch (EOFException e) {
            anatomy.damaged("the file ends early");
        }
        return anatomy;
    }

    void damaged(String remark) {
        obstacles.add(MarkingBlocker.DAMAGED);
        remarks.add(remark);
    }

    void obstacle(MarkingBlocker obstacle) {
        obstacles.add(obstacle);
    }

    void c2pa(long length) {
        obstacles.add(MarkingBlocker.C2PA);
        c2paLength += length;
    }

    void text(String name, long length) {
        if (texts.size() < MOST_TEXTS) {
            texts.add(new EmbeddedText(name, length));
        }
    }

    void exif(byte[] tiff) {
        if (exif == ExifFacts.NONE) {
            exif = ExifFacts.of(tiff);
        }
    }

    void slot(InsertionPoint found) {
        slot = found;
    }

    /** A packet's bytes, or null if it is too long or cannot be unpacked; only the first one's are asked for. */
    void packet(Supplier<byte @Nullable []> bytes) {
        packets++;
        if (packets > 1) {
            several();
            return;
        }
        byte[] first = bytes.get();
        xmp = first == null ? null : XmpReader.read(first).orElse(null);
        if (xmp == null) {
            obstacles.add(MarkingBlocker.UNREADABLE_PACKET);
            remarks.add("its XMP packet cannot be read");
        } else if (xmp.values().containsKey(XmpProperty.PROVENANCE)) {
            obstacles.add(MarkingBlocker.REMOTE_C2PA);
        }
    }

    /** Whether there is a packet, readable or not. */
    boolean hasPacket() {
        return packets > 0;
    }

    Optional<XmpPacket> xmp() {
        return Optional.ofNullable(xmp);
    }

    /** Empty where nothing can be written. */
    Optional<InsertionPoint> slot() {
        return Optional.ofNullable(slot);
    }

    Set<MarkingBlocker> obstacles() {
        return obstacles;
    }

    long c2paLength() {
        return c2paLength;
    }

    List<EmbeddedText> texts() {
        return texts;
    }

    ExifFacts exif() {
        return exif;
    }

    List<String> remarks() {
        return remarks;
    }

    private void several() {
        if (obstacles.add(MarkingBlocker.SEVERAL_PACKETS)) {
            remarks.add("it has several XMP packets; the first one is shown");
        }
    }
}

package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image to be stored, with its marks.
 *
 * <p>Immutable and thread-safe; {@link #toString()} never shows the sidecar. After marks of the kind
 * {@link ProvenanceMark.Kind#SIDECAR} there is one of the kind {@link ProvenanceMark.Kind#UNTOUCHED}.
 *
 * @param image the given image, or a new file with the same pixels
 * @param marks the marks
 * @param sidecar an XMP packet, to be stored as a text file beside the image, or null if there is none
 * @since 0.1
 */
public record MarkedImage(
        ImageData image,
        List<ProvenanceMark> marks,
        @Nullable String sidecar) {

    /** Makes the list immutable. */
    public MarkedImage {
        marks = List.copyOf(marks);
    }

    /** Returns the XMP packet that belongs beside the image, if the image cannot or must not hold it. */
    public Optional<String> sidecarPacket() {
        return Optional.ofNullable(sidecar);
    }

    @Override
    public String toString() {
        return "MarkedImage[" + image.info() + ", " + marks + (sidecar == null ? "" : ", with a sidecar") + "]";
    }
}

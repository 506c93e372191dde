package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image as it is to be stored, and which marks it carries.
 *
 * <p>Immutable and thread-safe; {@link #toString()} never shows the sidecar.
 *
 * <p>A mark is {@code found:} and what the image carried already ({@code c2pa}, {@code c2pa-remote}, {@code jumbf},
 * {@code xmp}, the term of its digital source type), or {@code embedded:} or {@code sidecar:} and what was asked for
 * ({@code iptc}, {@code iptc-prompt}) by where it is. After a {@code sidecar:} there is one {@code untouched:} with the
 * reason why it is not in the image.
 *
 * @param image the image that was given, or a new file with the same pixels
 * @param marks short names for the record
 * @param sidecar an XMP packet, to be stored as a text file beside the image, or null if there is none
 * @since 0.1
 */
public record MarkedImage(
        ImageData image, List<String> marks, @Nullable String sidecar) {

    /** Makes the list immutable. */
    public MarkedImage {
        marks = List.copyOf(marks);
    }

    /** The XMP packet that belongs beside the image, where the image cannot or must not hold it. */
    public Optional<String> sidecarPacket() {
        return Optional.ofNullable(sidecar);
    }

    @Override
    public String toString() {
        return "MarkedImage[" + image.info() + ", " + marks + (sidecar == null ? "" : ", with a sidecar") + "]";
    }
}

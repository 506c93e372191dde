package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an image file says about itself. Anybody can write such a statement; none is verified.
 *
 * <p>Immutable and thread-safe; {@link #toString()} shows no values, since one may be a prompt.
 *
 * @param info format, dimensions, length and checksum
 * @param properties the XMP properties that tell where an image comes from, by name such as
 *     {@code Iptc4xmpExt:DigitalSourceType}, in a fixed order
 * @param c2paLength how many bytes C2PA manifests take; 0 if there is none
 * @param texts the named texts of a PNG, the first 100
 * @param orientation how EXIF says that the picture is to be turned, from 1 (not at all) to 8; 0 if it says nothing
 * @param software the software that EXIF names, or null if it names none
 * @param remarks what is odd about the file, such as a missing end; empty for a sound one
 * @since 0.1
 */
public record ImageInspection(
        ImageInfo info,
        Map<String, String> properties,
        long c2paLength,
        List<EmbeddedText> texts,
        int orientation,
        @Nullable String software,
        List<String> remarks) {

    /** Makes the collections immutable. */
    public ImageInspection {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        texts = List.copyOf(texts);
        remarks = List.copyOf(remarks);
    }

    /** Whether the file holds a C2PA manifest. */
    public boolean hasC2pa() {
        return c2paLength > 0;
    }

    @Override
    public String toString() {
        return "Inspection[" + info + ", " + properties.keySet() + ", c2paLength=" + c2paLength + "]";
    }
}

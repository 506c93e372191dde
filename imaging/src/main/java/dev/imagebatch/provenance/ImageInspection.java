package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements of an image file about itself. Anybody can write them; none is verified.
 *
 * <p>Immutable and thread-safe; {@link #toString()} shows no values, since one may be a prompt.
 *
 * @param info format, dimensions, length and checksum
 * @param properties the XMP properties about the origin, by name such as {@code Iptc4xmpExt:DigitalSourceType}, in a
 *     fixed order
 * @param c2paLength the bytes of C2PA manifests; 0 if there is none
 * @param texts the named texts of a PNG, the first 100
 * @param orientation the orientation in EXIF, from 1 (upright) to 8; 0 if there is none
 * @param software the software in EXIF, or null if there is none
 * @param remarks the defects of the file, such as a missing end
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

    /**
     * A named text in a PNG, such as {@code parameters}, {@code prompt} or {@code workflow}, which local tools write. The
     * text itself is not read.
     *
     * @param name the keyword, at most 79 characters
     * @param length the bytes of the text in the file, compressed or not
     */
    public record EmbeddedText(String name, long length) {}

    /** Makes the collections immutable. */
    public ImageInspection {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        texts = List.copyOf(texts);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads an image's statements. Safe on hostile files: reads forward once, in little memory, and trusts no declared
     * length.
     *
     * @throws IOException if the image cannot be read
     */
    public static ImageInspection of(ImageData image) throws IOException {
        MetadataScan scan = MetadataReader.scan(image);
        Map<String, String> properties = new LinkedHashMap<>();
        scan.xmp().ifPresent(xmp -> xmp.values().forEach((property, value) -> properties.put(property.label(), value)));
        return new ImageInspection(
                image.info(),
                properties,
                scan.c2paLength(),
                scan.texts().stream()
                        .map(text -> new EmbeddedText(text.name(), text.length()))
                        .toList(),
                scan.orientation(),
                scan.software(),
                scan.remarks());
    }

    /** Returns whether the file holds a C2PA manifest. */
    public boolean hasC2pa() {
        return c2paLength > 0;
    }

    @Override
    public String toString() {
        return "ImageInspection[" + info + ", " + properties.keySet() + ", c2paLength=" + c2paLength + "]";
    }
}

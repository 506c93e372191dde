package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads what an image file says about itself.
 *
 * <p>Stateless and safe on hostile files: it reads forward once, in little memory, and trusts no declared length.
 *
 * @since 0.1
 */
public final class ImageInspector {

    private ImageInspector() {}

    /**
     * What the image says about itself.
     *
     * @throws IOException if it cannot be read
     */
    public static ImageInspection inspect(ImageData image) throws IOException {
        MetadataScan anatomy = MetadataScan.of(image);
        Map<String, String> properties = new LinkedHashMap<>();
        anatomy.xmp()
                .ifPresent(xmp -> xmp.values().forEach((property, value) -> properties.put(property.label(), value)));
        return new ImageInspection(
                image.info(),
                properties,
                anatomy.c2paLength(),
                anatomy.texts(),
                anatomy.exif().orientation(),
                anatomy.exif().software(),
                anatomy.remarks());
    }
}

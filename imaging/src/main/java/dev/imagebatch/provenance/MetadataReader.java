package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.container.ByteReader;
import dev.imagebatch.image.container.TruncatedImageException;
import java.io.IOException;
import java.io.InputStream;

/** A reader of images' metadata, by format. Hostile files are read forward once, in little memory. */
final class MetadataReader {

    private MetadataReader() {}

    static MetadataScan scan(ImageData image) throws IOException {
        MetadataScan scan = new MetadataScan();
        try (InputStream in = image.openStream()) {
            ByteReader bytes = new ByteReader(in);
            switch (image.info().format()) {
                case PNG -> PngMetadata.read(bytes, scan);
                case JPEG -> JpegMetadata.read(bytes, scan);
                case WEBP -> WebpMetadata.read(bytes, scan);
                case GIF -> GifMetadata.read(bytes, scan);
            }
        } catch (TruncatedImageException e) {
            scan.addDamage("the file ends early");
        }
        return scan;
    }
}

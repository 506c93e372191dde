package dev.imagebatch.report;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A small copy of an image; never decodes more of a large one than it needs. */
final class Thumbnail {

    /** The longest side, in pixels. */
    static final int LONG_SIDE = 400;

    private static final long MOST_PIXELS = 100_000_000;
    private static final int LONGEST_SIDE = 65_535;
    private static final float JPEG_QUALITY = 0.85f;

    /** How a thumbnail is written. */
    enum Format {
        JPEG("jpg"),
        PNG("png");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        String extension() {
            return extension;
        }
    }

    private final BufferedImage picture;

    private Thumbnail(BufferedImage picture) {
        this.picture = picture;
    }

    /** Whether an image has too many pixels to be looked at here. */
    static boolean isTooLarge(Dimensions size) {
        return size.pixels() > MOST_PIXELS || Math.max(size.width(), size.height()) > LONGEST_SIDE;
    }

    /** The thumbnail of an image; empty if its format is not known here or it is too large. */
    static Optional<Thumbnail> of(ImageData image) throws IOException {
        try (ImageInputStream in = open(image)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
        }
    }

    Format format() {
        return picture.getColorModel().hasAlpha() ? Format.PNG : Format.JPEG;
    }

    void writeTo(Path file) throws IOException {
        ImageWriter writer =
                ImageIO.getImageWritersByFormatName(format().extension()).next();
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (format() == Format.JPEG) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
    }

    private static ImageInputStream open(ImageData image) throws IOException {
        if (image instanceof ImageFile file) {
            return new FileImageInputStream(file.path().toFile());
        }
        InputStream bytes = image.openStream();
        return new MemoryCacheImageInputStream(bytes) {
            @Override
            public void close() throws IOException {
                super.close();
                bytes.close();
            }
        };
    }

    private static Optional<Thumbnail> read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            Dimensions size = new Dimensions(reader.getWidth(0), reader.getHeight(0));
            if (isTooLarge(size)) {
                return Optional.empty();
            }
            int step = Math.max(1, Math.max(size.width(), size.height()) / (2 * LONG_SIDE));
            ImageReadParam settings = reader.getDefaultReadParam();
            settings.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(new Thumbnail(Scaling.within(LONG_SIDE, reader.read(0, settings))));
        } finally {
            reader.dispose();
        }
    }
}

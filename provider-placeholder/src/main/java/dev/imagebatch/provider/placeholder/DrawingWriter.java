package dev.imagebatch.provider.placeholder;

import dev.imagebatch.image.ImageFormat;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The encoding of drawings by the platform. Thread-safe. */
final class DrawingWriter {

    /** For JPEG the quality, for PNG the fastest compression. */
    private static final float QUALITY = 0.9f;

    private final ImageFormat format;

    /** @param format PNG or JPEG */
    DrawingWriter(ImageFormat format) {
        this.format = format;
    }

    void write(PlaceholderDrawing drawing, OutputStream out) throws IOException {
        BufferedImage image =
                new BufferedImage(drawing.size().width(), drawing.size().height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        drawing.draw(graphics);
        graphics.dispose();
        ImageWriter writer =
                ImageIO.getImageWritersByFormatName(format.extension()).next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}

package dev.imagebatch.provider.placeholder;

import dev.imagebatch.image.ImageFormat;
import java.io.IOException;
import java.io.OutputStream;

/** Writes pictures in one format. Implementations are thread-safe. */
interface PictureWriter {

    void write(PlaceholderDrawing picture, OutputStream out) throws IOException;

    static PictureWriter of(ImageFormat format) {
        return format == ImageFormat.JPEG ? new JpegWriter() : new PngWriter();
    }
}

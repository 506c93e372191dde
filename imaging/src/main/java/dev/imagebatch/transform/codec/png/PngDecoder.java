package dev.imagebatch.transform.codec.png;

import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.JdkImageIo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A decoder of a PNG, based on the platform's reader. The reader receives only the header and the pixels: texts,
 * profiles and other metadata are not unpacked, and palettes and transparent colours are applied by {@link PngSamples}.
 */
final class PngDecoder {

    private final PngFile file;

    PngDecoder(PngFile file) {
        this.file = file;
    }

    BufferedImage decode(int step) throws TransformException, IOException {
        try {
            BufferedImage stored = read(step);
            boolean isComplete = file.layout().isRgb() && file.transparency().length == 0;
            return isComplete ? stored : samples().converted(stored.getRaster());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw damaged(e);
        }
    }

    private PngSamples samples() throws TransformException {
        return new PngSamples(file.layout(), file.palette(), file.transparency());
    }

    private BufferedImage read(int step) throws TransformException, IOException {
        ImageReader reader = JdkImageIo.reader("png");
        InputStream header = new ByteArrayInputStream(file.layout().asHeader());
        try (InputStream png = new SequenceInputStream(header, file.openPixels());
                ImageInputStream in = new MemoryCacheImageInputStream(png)) {
            reader.setInput(in, true, true);
            ImageReadParam settings = reader.getDefaultReadParam();
            settings.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, settings);
        } finally {
            reader.dispose();
        }
    }

    /** Converts an exception of the platform's reader, which also wraps errors of the JVM; these are rethrown. */
    private static TransformException damaged(Exception e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        boolean ended = e instanceof EOFException || e.getCause() instanceof EOFException;
        return TransformException.damaged(
                ended ? "damaged PNG: fewer pixels than declared" : "damaged PNG: its pixels cannot be unpacked", e);
    }
}

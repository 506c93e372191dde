package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.MemoryNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import dev.imagebatch.transform.codec.ImageDecoder;
import java.util.List;

/** An upper estimate of the memory for decoding, transforming and encoding an image. */
final class MemoryEstimate {

    private static final int EIGHT_BIT_COPY = 4;

    private final ImageDecoder reader;
    private final EncodedImage image;

    MemoryEstimate(ImageDecoder reader, EncodedImage image) {
        this.reader = reader;
        this.image = image;
    }

    /**
     * Returns the upper estimate in bytes.
     *
     * @throws TransformException if there is no codec for the format to write
     */
    long bytes(List<PixelTransform> transforms, long pixels) throws TransformException {
        boolean sixteen = image.bytesPerPixel() > EIGHT_BIT_COPY;
        long made = 0;
        long largest = pixels;
        Encoding encoding = image.encoding();
        for (PixelTransform transform : transforms) {
            MemoryNeed need = transform.need(largest);
            made += need.made();
            largest = Math.max(1, need.largest());
            encoding = transform instanceof Format format ? format.encoding() : encoding;
        }
        long encoding8 = sixteen ? EIGHT_BIT_COPY * largest : 0;
        long working = pixels * image.bytesPerPixel()
                + made * (sixteen ? 2 * EIGHT_BIT_COPY : EIGHT_BIT_COPY)
                + reader.codec(encoding.format()).encodingBytes(largest)
                + (encoding.format() == ImageFormat.PNG ? 0 : encoding8);
        return Math.max(reader.readingBytes(image, 1), working);
    }
}

package dev.imagebatch.transform.codec.jpeg;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.Pixels;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.codec.JdkImageIo;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The JPEG codec, based on the platform's reader and writer. Transparent pixels are written on white. */
public final class JpegCodec implements ImageCodec {

    private static final String NAME = "jpeg";

    private static final int LONGEST_SIDE = 65_500;
    private static final int WHITE = 255;

    @Override
    public ImageFormat format() {
        return ImageFormat.JPEG;
    }

    @Override
    public EncodedImage open(ImageData image) throws TransformException, IOException {
        return JpegFile.open(image);
    }

    @Override
    public long encodingBytes(long pixels) {
        return 3 * pixels;
    }

    @Override
    public void encode(DecodedImage picture, Path file) throws TransformException, IOException {
        if (Math.max(picture.dimensions().width(), picture.dimensions().height()) > LONGEST_SIDE) {
            throw new TransformException("image too large for JPEG: at most " + LONGEST_SIDE + " pixels a side");
        }
        ImageWriter writer = JdkImageIo.writer(NAME);
        try (ImageOutputStream out = JdkImageIo.create(file)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(picture.encoding().quality().orElse(Encoding.JPEG_QUALITY) / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(flat(picture.pixels()), null, null), settings);
        } finally {
            writer.dispose();
        }
    }

    /** Returns the image with 8 bits per sample and without transparency. */
    private static BufferedImage flat(BufferedImage picture) throws TransformException {
        if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return picture;
        }
        BufferedImage target = Pixels.of8(picture.getWidth(), picture.getHeight(), 3);
        Raster from = picture.getRaster();
        WritableRaster to = target.getRaster();
        int bands = from.getNumBands();
        int most = Pixels.is16(picture) ? 0xFFFF : 0xFF;
        int[] samples = new int[picture.getWidth() * bands];
        int[] line = new int[picture.getWidth() * 3];
        for (int y = 0; y < picture.getHeight(); y++) {
            from.getPixels(0, y, picture.getWidth(), 1, samples);
            for (int x = 0; x < picture.getWidth(); x++) {
                long alpha = bands == 4 ? samples[x * 4 + 3] : most;
                for (int band = 0; band < 3; band++) {
                    line[3 * x + band] = onWhite(samples[x * bands + band], alpha, most);
                }
            }
            to.setPixels(0, y, picture.getWidth(), 1, line);
        }
        return target;
    }

    private static int onWhite(long sample, long alpha, long most) {
        long whole = most * most;
        return (int) ((WHITE * (sample * alpha + most * (most - alpha)) + whole / 2) / whole);
    }
}

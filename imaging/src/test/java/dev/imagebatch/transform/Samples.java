package dev.imagebatch.transform;

import dev.imagebatch.image.ImageData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images made by real writers, and by hand where those cannot. */
public final class Samples {

    private Samples() {}

    /** Every pixel is different from its neighbours. */
    public static BufferedImage picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, (x * 7 & 0xFF) << 16 | (y * 5 & 0xFF) << 8 | (x + y) * 3 & 0xFF);
            }
        }
        return picture;
    }

    public static ImageData png(BufferedImage picture) throws IOException {
        return image(written(picture, "png", ImageWriteParam.MODE_COPY_FROM_METADATA));
    }

    public static ImageData interlacedPng(BufferedImage picture) throws IOException {
        return image(written(picture, "png", ImageWriteParam.MODE_DEFAULT));
    }

    public static byte[] jpeg(BufferedImage picture) throws IOException {
        return written(picture, "jpeg", ImageWriteParam.MODE_COPY_FROM_METADATA);
    }

    public static ImageData image(byte[] bytes) {
        return ImageData.of(bytes).orElseThrow();
    }

    /** A JPEG of four components, as programs for print make it. */
    public static byte[] cmykJpeg() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var raster =
                    java.awt.image.Raster.createInterleavedRaster(java.awt.image.DataBuffer.TYPE_BYTE, 16, 16, 4, null);
            writer.write(new IIOImage(raster, null, null));
        }
        return bytes.toByteArray();
    }

    /** A JPEG with an Exif block, big-endian, that says how it is to be turned. */
    public static byte[] turned(byte[] jpeg, int orientation) {
        byte[] exif = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
        return inserted(jpeg, 2, exif);
    }

    /** A PNG of chunks: name, content, name, content and so on; without its header's and end's. */
    public static byte[] pngOf(byte[] header, Object... chunks) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        png.write(chunk("IHDR", header));
        for (int i = 0; i < chunks.length; i += 2) {
            png.write(chunk((String) chunks[i], (byte[]) chunks[i + 1]));
        }
        png.write(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    public static byte[] header(int width, int height, int depth, int colour) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colour)
                .array();
    }

    public static byte[] packed(int... bytes) throws IOException {
        byte[] plain = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            plain[i] = (byte) bytes[i];
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    public static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    public static byte[] inserted(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    /** All samples of a picture, row by row. */
    public static int[] samples(BufferedImage picture) {
        return picture.getRaster().getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
    }

    private static byte[] written(BufferedImage picture, String format, int progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (progressive == ImageWriteParam.MODE_DEFAULT) {
                settings.setProgressiveMode(progressive);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

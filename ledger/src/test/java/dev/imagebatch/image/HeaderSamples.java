package dev.imagebatch.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Images made by the platform's own encoders, and headers made by hand where it has none. */
final class HeaderSamples {

    private HeaderSamples() {}

    static byte[] encoded(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, x % height, 0xFF8800 + x);
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no encoder for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] lossyWebp(int width, int height) {
        return webp("VP8 ", 0x30, 1, 0, 0x9D, 1, 0x2A, width & 255, width >> 8, height & 255, height >> 8);
    }

    static byte[] losslessWebp(int width, int height) {
        long bits = (width - 1) | (long) (height - 1) << 14 | 1L << 28;
        return webp(
                "VP8L", 0x2F, (int) bits & 255, (int) (bits >> 8) & 255, (int) (bits >> 16) & 255, (int) (bits >> 24));
    }

    static byte[] extendedWebp(int width, int height) {
        int w = width - 1;
        int h = height - 1;
        return webp("VP8X", 0x10, 0, 0, 0, w & 255, w >> 8 & 255, w >> 16, h & 255, h >> 8 & 255, h >> 16);
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] webp(String kind, int... data) {
        return joined(
                ascii("RIFF"), bytes(0xFF, 0xFF, 0xFF, 0xFF), ascii("WEBP" + kind), bytes(9, 0, 0, 0), bytes(data));
    }
}

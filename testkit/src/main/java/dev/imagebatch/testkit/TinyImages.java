package dev.imagebatch.testkit;

import dev.imagebatch.image.Dimensions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * Images of a few dozen bytes, cheap enough to make a million of them.
 *
 * <p>Stateless and thread-safe; every call gives new bytes.
 *
 * @since 0.1
 */
public final class TinyImages {

    private static final Dimensions TINY = new Dimensions(2, 2);
    private static final String WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";
    private static final String GIF = "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==";
    private static final int WEBP_WIDTH_AT = 26;
    private static final int GIF_WIDTH_AT = 6;

    private TinyImages() {}

    /** A PNG image of two by two pixels that carries {@code text}: other texts, other bytes. */
    public static byte[] png(String text) {
        return png(TINY, text);
    }

    /** A black PNG image that carries {@code text}: other texts, other bytes. */
    public static byte[] png(Dimensions size, String text) {
        return TinyPng.of(size, text);
    }

    /**
     * The same PNG image with padding that makes it exactly {@code length} bytes long.
     *
     * @throws IllegalArgumentException if the image is longer already, or less than twelve bytes shorter
     */
    public static byte[] padded(byte[] png, int length) {
        return TinyPng.padded(png, length);
    }

    /** A black JPEG image. */
    public static byte[] jpeg(Dimensions size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return out.toByteArray();
    }

    /** A WebP image of which only the header is whole, with sides up to 16383. */
    public static byte[] webp(Dimensions size) {
        return withSize(Base64.getDecoder().decode(WEBP), WEBP_WIDTH_AT, size);
    }

    /** A GIF image whose only pixel is in the upper left corner. */
    public static byte[] gif(Dimensions size) {
        return withSize(Base64.getDecoder().decode(GIF), GIF_WIDTH_AT, size);
    }

    /** Bytes that are no image, as a proxy sends them with a friendly status. */
    public static byte[] notAnImage() {
        return "<html><body>Sign in to go on</body></html>".getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] withSize(byte[] bytes, int at, Dimensions size) {
        bytes[at] = (byte) size.width();
        bytes[at + 1] = (byte) (size.width() >> 8);
        bytes[at + 2] = (byte) size.height();
        bytes[at + 3] = (byte) (size.height() >> 8);
        return bytes;
    }
}

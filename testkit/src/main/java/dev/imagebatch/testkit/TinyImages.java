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
 * Images of a few dozen bytes, cheap enough to create by the million.
 *
 * <p>Stateless and thread-safe. Every call returns a new array.
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

    /** Returns a PNG image of two by two pixels that carries {@code text}. Different texts give different bytes. */
    public static byte[] png(String text) {
        return png(TINY, text);
    }

    /** Returns a black PNG image that carries {@code text}. Different texts give different bytes. */
    public static byte[] png(Dimensions size, String text) {
        return TinyPng.of(size, text);
    }

    /**
     * Returns the same PNG image padded to exactly {@code length} bytes.
     *
     * @throws IllegalArgumentException if the image is longer, or less than twelve bytes shorter
     */
    public static byte[] padded(byte[] png, int length) {
        return TinyPng.padded(png, length);
    }

    /** Returns a black JPEG image. */
    public static byte[] jpeg(Dimensions size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /** Returns a WebP image with a valid header only, with sides up to 16383. */
    public static byte[] webp(Dimensions size) {
        return withSize(Base64.getDecoder().decode(WEBP), WEBP_WIDTH_AT, size);
    }

    /** Returns a GIF image with a single pixel in the upper left corner. */
    public static byte[] gif(Dimensions size) {
        return withSize(Base64.getDecoder().decode(GIF), GIF_WIDTH_AT, size);
    }

    /** Returns an HTML page, as proxies send it with status 200. */
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

package dev.imagebatch.transform;

import dev.imagebatch.image.Dimensions;
import java.awt.image.BufferedImage;

/**
 * A decoded picture, which piece of the original it is, and how it will be written.
 *
 * <p>Nobody changes its pixels once it is made: pieces that were cut out share them.
 *
 * @since 0.1
 */
public final class DecodedImage {

    private final String name;
    private final BufferedImage pixels;
    private final Encoding encoding;

    private DecodedImage(String name, BufferedImage pixels, Encoding encoding) {
        this.name = name;
        this.pixels = pixels;
        this.encoding = encoding;
    }

    /** A whole picture. */
    public static DecodedImage of(BufferedImage pixels, Encoding encoding) {
        return new DecodedImage("", pixels, encoding);
    }

    /** Which piece it is, such as {@code 0-thumbnail}; empty for the picture itself. */
    public String name() {
        return name;
    }

    /** The pixels, in sRGB: red, green, blue and, where there is one, alpha. Not to be changed. */
    public BufferedImage pixels() {
        return pixels;
    }

    /** The format it will be written in. */
    public Encoding encoding() {
        return encoding;
    }

    /** Width and height. */
    public Dimensions dimensions() {
        return new Dimensions(pixels.getWidth(), pixels.getHeight());
    }

    /** A piece of it: named {@code 0} it is {@code 0}, or {@code 3-0} if this is the piece {@code 3} itself. */
    public DecodedImage piece(String piece, BufferedImage other) {
        return new DecodedImage(name.isEmpty() ? piece : name + "-" + piece, other, encoding);
    }

    /** The same piece with other pixels. */
    public DecodedImage withPixels(BufferedImage other) {
        return new DecodedImage(name, other, encoding);
    }

    /** The same pixels, to be written in another way. */
    public DecodedImage withEncoding(Encoding other) {
        return new DecodedImage(name, pixels, other);
    }

    @Override
    public String toString() {
        return "Picture[" + (name.isEmpty() ? "" : name + ", ") + dimensions() + ", " + encoding + "]";
    }
}

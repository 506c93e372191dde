package dev.imagebatch.transform;

import dev.imagebatch.image.Dimensions;
import java.awt.image.BufferedImage;

/**
 * A decoded image or a part of one, with the encoding in which it is written.
 *
 * <p>The pixels must not be changed, since parts share them.
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

    /** Returns a whole image. */
    public static DecodedImage of(BufferedImage pixels, Encoding encoding) {
        return new DecodedImage("", pixels, encoding);
    }

    /** Returns the name of the part, such as {@code 0-thumbnail}; empty for the image itself. */
    public String name() {
        return name;
    }

    /** Returns the pixels in sRGB: red, green, blue and, optionally, alpha. They must not be changed. */
    public BufferedImage pixels() {
        return pixels;
    }

    /** Returns the encoding in which the image is written. */
    public Encoding encoding() {
        return encoding;
    }

    /** Returns the width and height in pixels. */
    public Dimensions dimensions() {
        return new Dimensions(pixels.getWidth(), pixels.getHeight());
    }

    /** Returns a part of this image; the part {@code 0} of a part {@code 3} is named {@code 3-0}. */
    public DecodedImage piece(String piece, BufferedImage other) {
        return new DecodedImage(name.isEmpty() ? piece : name + "-" + piece, other, encoding);
    }

    /** Returns this image with other pixels. */
    public DecodedImage withPixels(BufferedImage other) {
        return new DecodedImage(name, other, encoding);
    }

    /** Returns this image with another encoding. */
    public DecodedImage withEncoding(Encoding other) {
        return new DecodedImage(name, pixels, other);
    }

    @Override
    public String toString() {
        return "DecodedImage[" + (name.isEmpty() ? "" : name + ", ") + dimensions() + ", " + encoding + "]";
    }
}

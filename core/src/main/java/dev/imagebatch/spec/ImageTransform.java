package dev.imagebatch.spec;

/**
 * A transform that a specification requests for its received image, such as {@code grid 2x2}.
 *
 * <p>Implementations are immutable and thread-safe. A transform is part of an image's identity by its {@link #text()}.
 *
 * @since 0.1
 */
public interface ImageTransform {

    /** Returns the transform as a specification file writes it; transforms with the same text have the same effect. */
    String text();
}

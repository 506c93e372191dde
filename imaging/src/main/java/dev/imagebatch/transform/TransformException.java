package dev.imagebatch.transform;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if an image cannot be decoded, transformed or encoded. The original is untouched.
 *
 * @since 0.1
 */
public final class TransformException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean damaged;

    /** @param message a description of the reason, with a remedy if there is one */
    public TransformException(String message) {
        this(message, null, false);
    }

    /**
     * @param message a description of the reason, with a remedy if there is one
     * @param cause the exception of a decoder or encoder
     */
    public TransformException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private TransformException(String message, @Nullable Throwable cause, boolean damaged) {
        super(message, cause);
        this.damaged = damaged;
    }

    /** Returns an exception for an image that is damaged or truncated. */
    public static TransformException damaged(String message) {
        return new TransformException(message, null, true);
    }

    /** Returns an exception for an image that is damaged or truncated. */
    public static TransformException damaged(String message, Throwable cause) {
        return new TransformException(message, cause, true);
    }

    /** Returns whether the image is damaged or truncated, rather than of an unsupported kind. */
    public boolean isDamaged() {
        return damaged;
    }
}

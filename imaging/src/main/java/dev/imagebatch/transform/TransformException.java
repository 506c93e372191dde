package dev.imagebatch.transform;

import org.jspecify.annotations.Nullable;

/**
 * Says, to people, why a picture cannot be decoded, transformed or encoded. The original is untouched.
 *
 * @since 0.1
 */
public final class TransformException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean damaged;

    /** @param message what is wrong with the picture, and what to do where something can be done */
    public TransformException(String message) {
        this(message, null, false);
    }

    /** @param cause what a decoder or encoder said */
    public TransformException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private TransformException(String message, @Nullable Throwable cause, boolean damaged) {
        super(message, cause);
        this.damaged = damaged;
    }

    /** One that says that the image is damaged or incomplete, so that nobody can decode it rightly. */
    public static TransformException damaged(String message) {
        return new TransformException(message, null, true);
    }

    /** One that says that the image is damaged or incomplete, so that nobody can decode it rightly. */
    public static TransformException damaged(String message, Throwable cause) {
        return new TransformException(message, cause, true);
    }

    /** Whether the image itself is damaged or incomplete, rather than of a kind that is not supported. */
    public boolean isDamaged() {
        return damaged;
    }
}

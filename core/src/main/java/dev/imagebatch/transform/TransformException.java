package dev.imagebatch.transform;

/**
 * Says, to people, why a picture cannot be decoded, transformed or encoded. The original is untouched.
 *
 * @since 0.1
 */
public final class TransformException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the picture, and what to do where something can be done */
    public TransformException(String message) {
        super(message);
    }

    /** @param cause what a decoder or encoder said */
    public TransformException(String message, Throwable cause) {
        super(message, cause);
    }
}

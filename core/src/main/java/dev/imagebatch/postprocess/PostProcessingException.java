package dev.imagebatch.postprocess;

/**
 * Thrown if an image cannot be decoded, transformed or encoded. The received image is untouched.
 *
 * @since 0.1
 */
public final class PostProcessingException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the image, and what to do where something can be done */
    public PostProcessingException(String message) {
        super(message);
    }

    /** @param cause the error of the decoder, transform or encoder */
    public PostProcessingException(String message, Throwable cause) {
        super(message, cause);
    }
}

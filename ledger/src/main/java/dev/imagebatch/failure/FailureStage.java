package dev.imagebatch.failure;

import java.util.Locale;

/**
 * The stage of processing in which an image failed.
 *
 * @since 0.1
 */
public enum FailureStage {
    /** Before any call to the provider. */
    PLANNING,
    /** Writing the prompt. */
    WRITING,
    /** Calling the provider and receiving its answer. */
    GENERATING,
    /** Transforming the received image. */
    TRANSFORMING,
    /** Storing the image in the sink. */
    STORING,
    /** Updating the places that use the image. */
    BINDING;

    /** Returns the name in lower case, for records and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

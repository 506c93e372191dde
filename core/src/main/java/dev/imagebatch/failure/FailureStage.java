package dev.imagebatch.failure;

import java.util.Locale;

/**
 * The stage of an image's way in which something failed.
 *
 * @since 0.1
 */
public enum FailureStage {
    /** Before anything was asked of the provider. */
    PLANNING,
    /** Having the prompt written. */
    WRITING,
    /** Asking the provider and receiving its answer. */
    GENERATING,
    /** Working on the received image. */
    TRANSFORMING,
    /** Handing the image to the sink. */
    STORING,
    /** Telling the places that asked for the image. */
    BINDING;

    /** The name in lower case, as records and messages write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

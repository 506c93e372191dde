package dev.imagebatch.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The provider's identification of a call.
 *
 * @param requestId the request id for the provider's support, or null
 * @param modelVersion the version of the model that answered, or null
 * @since 0.1
 */
public record CallReference(
        @Nullable String requestId, @Nullable String modelVersion) {

    /** The reference of a call without an answer. */
    public static final CallReference NONE = new CallReference(null, null);
}

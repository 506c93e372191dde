package dev.imagebatch.policy;

/**
 * The policy for originals of transformed images.
 *
 * @since 0.1
 */
public enum OriginalsPolicy {
    /**
     * Store the original beside its transformed images, as the piece {@code original}: other transforms can be applied
     * later at no cost.
     */
    KEEP,
    /**
     * Delete the original once its transformed images are stored, except if several specifications transform it or a
     * transform loses its provenance manifest. Other transforms later pay for the image again.
     */
    DISCARD
}

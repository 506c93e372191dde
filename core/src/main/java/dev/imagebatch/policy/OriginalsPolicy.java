package dev.imagebatch.policy;

/**
 * The policy for originals of transformed images.
 *
 * @since 0.1
 */
public enum OriginalsPolicy {
    /**
     * Stores the original with its transformed images, as the piece {@code original}. Other transforms can be applied
     * later at no cost.
     */
    KEEP,
    /**
     * Deletes the original after its transformed images are stored, except if several specifications transform it or a
     * transform loses its provenance manifest. Applying other transforms later requires paying for the image again.
     */
    DISCARD
}

package dev.imagebatch.policy;

/**
 * What becomes of a received image of which other ones are made.
 *
 * @since 0.1
 */
public enum OriginalsPolicy {
    /**
     * It is stored beside what is made of it, as the piece {@code original}: other transforms can be applied later without
     * paying.
     */
    KEEP,
    /**
     * It is deleted once what is made of it is stored, unless several specifications make something of it or it carries
     * what is lost in what is made of it. Other transforms later pay for the image again.
     */
    DISCARD
}

package dev.imagebatch.sink;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import java.time.Instant;

/**
 * The parts of the name of one image.
 *
 * <p>Immutable and thread-safe.
 *
 * @param specification the specification
 * @param variant the index of the variant, from 0
 * @param piece the name of the piece; empty for an image that is not in pieces
 * @param number the number in its {@link NamingTemplate#sequence sequence}; ignored if the template has no numbers
 * @param fingerprint the identity of the request
 * @param at the time of generation
 * @since 0.1
 */
public record NameParts(
        ImageSpecification specification, int variant, String piece, int number, Fingerprint fingerprint, Instant at) {}

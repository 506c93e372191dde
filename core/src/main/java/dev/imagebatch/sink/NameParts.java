package dev.imagebatch.sink;

import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import java.time.Instant;

/**
 * What the name of one image is made of.
 *
 * <p>Immutable and thread-safe.
 *
 * @param specification what was asked for
 * @param variant which of the specification's variants it is, from 0
 * @param piece which piece of the picture it is; empty for the picture itself
 * @param number its number in its {@link NamingTemplate#sequence sequence}; any value if the template has no numbers
 * @param fingerprint the identity of the request
 * @param at when it was made
 * @since 0.1
 */
public record NameParts(
        ImageSpecification specification, int variant, String piece, int number, Fingerprint fingerprint, Instant at) {}

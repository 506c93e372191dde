package dev.imagebatch.sink;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.spec.ImageSpecification;

/**
 * A place and the stored image that it asked for.
 *
 * <p>Immutable and thread-safe.
 *
 * @param place the place, as {@link ImageSpecification#usedBy()} names it
 * @param specification the specification that named the place; for a duplicate its own, not the first one
 * @param variant which of the specification's variants, from 0
 * @param piece which piece of the picture it is, where a transform made several; empty for the picture itself
 * @param image the stored image
 * @param steps what the calls came to that were made for it before
 * @since 0.1
 */
public record Binding(
        String place,
        ImageSpecification specification,
        int variant,
        String piece,
        StoredImage image,
        CompletedSteps steps) {}

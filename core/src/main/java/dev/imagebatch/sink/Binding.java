package dev.imagebatch.sink;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.spec.ImageSpecification;

/**
 * A place and the stored image that it uses.
 *
 * <p>Immutable and thread-safe.
 *
 * @param place the place, from {@link ImageSpecification#usedBy()}
 * @param specification the specification that names the place; for a duplicate its own, not the first one
 * @param variant the index of the variant, from 0
 * @param piece the name of the piece if a transform made several; empty for an image that is not in pieces
 * @param image the stored image
 * @param steps the results of earlier calls for this place
 * @since 0.1
 */
public record Binding(
        String place,
        ImageSpecification specification,
        int variant,
        String piece,
        StoredImage image,
        CompletedSteps steps) {}

package dev.imagebatch.sink;

import dev.imagebatch.spec.ImageSpecification;
import java.util.function.Function;

/** A piece of a template: literal text or a placeholder. */
sealed interface NamePiece {

    /** Literal text. */
    record Literal(String text) implements NamePiece {}

    /** A value of the specification; any text, cut if the name would become too long. */
    record OfSpecification(Function<ImageSpecification, String> text) implements NamePiece {}

    /** A value that distinguishes images of one specification; never cut. */
    record OfImage(Function<NameParts, String> text) implements NamePiece {}
}

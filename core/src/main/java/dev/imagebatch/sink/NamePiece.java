package dev.imagebatch.sink;

import dev.imagebatch.spec.ImageSpecification;
import java.util.function.Function;

/** A piece of a name: the template's own text, or a placeholder. */
sealed interface NamePiece {

    /** Text that the template holds. */
    record Literal(String text) implements NamePiece {}

    /** What the specification says; it may be any text, and is cut where a name would become too long. */
    record OfSpecification(Function<ImageSpecification, String> text) implements NamePiece {}

    /** What sets an image apart from the others of its specification; it is never cut. */
    record OfImage(Function<NameParts, String> text) implements NamePiece {}
}

package dev.imagebatch.image;

import java.util.Optional;

/** A size as a header declares it, which may be nonsense. */
final class DeclaredSize {

    private DeclaredSize() {}

    /** Empty if a side is zero or beyond an int, or if the bytes ended before the size did. */
    static Optional<Dimensions> of(HeaderBytes readFrom, long width, long height) {
        boolean possible = width >= 1 && height >= 1 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        return possible && !readFrom.ended()
                ? Optional.of(new Dimensions((int) width, (int) height))
                : Optional.empty();
    }
}

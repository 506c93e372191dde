package dev.imagebatch.image;

import java.util.Optional;

/** The size that a header declares, which may be impossible. */
final class DeclaredSize {

    private DeclaredSize() {}

    /** Returns empty if a side is zero or beyond an int. */
    static Optional<Dimensions> of(long width, long height) {
        boolean possible = width >= 1 && height >= 1 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        return possible ? Optional.of(new Dimensions((int) width, (int) height)) : Optional.empty();
    }
}

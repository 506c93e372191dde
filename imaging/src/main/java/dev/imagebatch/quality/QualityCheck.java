package dev.imagebatch.quality;

import java.util.Optional;

/**
 * A check of a decoded image. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface QualityCheck {

    /** Returns the defect, for people; empty if there is none. */
    Optional<String> objection(ExaminedImage picture);

    /** Returns the name of the check, such as {@code not blank}. */
    String name();
}

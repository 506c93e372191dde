package dev.imagebatch.quality;

import java.util.Optional;

/**
 * Says whether something is wrong with a picture. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface QualityCheck {

    /** What is wrong, for people; empty if nothing is. */
    Optional<String> objection(ExaminedImage picture);

    /** What it looks at, in a word or two, such as {@code not blank}. */
    String name();
}

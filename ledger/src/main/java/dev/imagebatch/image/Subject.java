package dev.imagebatch.image;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The subject of images, such as a character, and its owner. Subjects with the same name but different owners, or none,
 * are different subjects.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the name
 * @param owner the owner, or null for none
 * @since 0.1
 */
public record Subject(String name, @Nullable String owner) {

    /** Checks that there is a name. */
    public Subject {
        Objects.requireNonNull(name, "name");
    }

    /** Returns a subject without an owner. */
    public static Subject of(String name) {
        return new Subject(name, null);
    }

    /** Returns a subject with an owner. */
    public static Subject of(String name, String owner) {
        return new Subject(name, Objects.requireNonNull(owner, "owner"));
    }
}

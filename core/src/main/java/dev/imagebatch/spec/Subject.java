package dev.imagebatch.spec;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The subject of images, such as a character, and its owner. Subjects with the same name but different owners, or none,
 * are different subjects.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the name, as in {@link ImageSpecification#subject()}
 * @param owner the owner, as in {@link ImageSpecification#owner()}, or null for none
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

    /** Returns the subject of a specification's images; empty if it names none. */
    public static Optional<Subject> of(ImageSpecification specification) {
        Objects.requireNonNull(specification, "specification");
        return specification
                .subject()
                .map(name -> new Subject(name, specification.owner().orElse(null)));
    }
}

package dev.imagebatch.spec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom or what images show, and whose they are: a subject of one owner is another subject than that of another owner or
 * of nobody, also where both have the same name.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what the caller calls it, as {@link ImageSpecification#subject()} says
 * @param owner whose it is, as {@link ImageSpecification#owner()} says, or null
 * @since 0.1
 */
public record Subject(String name, @Nullable String owner) {

    /** A subject that belongs to nobody. */
    public static Subject of(String name) {
        return new Subject(name, null);
    }

    /** A subject of an owner. */
    public static Subject of(String name, String owner) {
        return new Subject(name, owner);
    }

    /** The subject of a specification's images, if it names one. */
    public static Optional<Subject> of(ImageSpecification specification) {
        return specification
                .subject()
                .map(name -> new Subject(name, specification.owner().orElse(null)));
    }
}

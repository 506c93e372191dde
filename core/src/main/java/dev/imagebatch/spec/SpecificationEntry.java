package dev.imagebatch.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a source: a specification, or the problems of an invalid one.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SpecificationEntry {

    private final String location;
    private final @Nullable ImageSpecification specification;
    private final List<SpecificationProblem> problems;

    private SpecificationEntry(
            String location, @Nullable ImageSpecification specification, List<SpecificationProblem> problems) {
        this.location = location;
        this.specification = specification;
        this.problems = List.copyOf(problems);
    }

    /** Returns an entry with a valid specification. */
    public static SpecificationEntry of(String location, ImageSpecification specification) {
        return new SpecificationEntry(location, Objects.requireNonNull(specification, "specification"), List.of());
    }

    /** Returns an entry with the problems of an invalid specification. */
    public static SpecificationEntry invalid(String location, List<SpecificationProblem> problems) {
        return new SpecificationEntry(location, null, problems);
    }

    /** Returns the location of the entry, such as {@code site.jsonl:17}. */
    public String location() {
        return location;
    }

    /** Returns the specification; empty if it is invalid. */
    public Optional<ImageSpecification> specification() {
        return Optional.ofNullable(specification);
    }

    /** Returns the problems; empty if the specification is valid. */
    public List<SpecificationProblem> problems() {
        return problems;
    }
}

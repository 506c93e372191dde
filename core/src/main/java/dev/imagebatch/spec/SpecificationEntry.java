package dev.imagebatch.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a source: a specification, or the problems that kept it from being one.
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

    /** An entry that could be read. */
    public static SpecificationEntry of(String location, ImageSpecification specification) {
        return new SpecificationEntry(location, Objects.requireNonNull(specification), List.of());
    }

    /** An entry that could not be read. */
    public static SpecificationEntry invalid(String location, List<SpecificationProblem> problems) {
        return new SpecificationEntry(location, null, problems);
    }

    /** Where the entry is, such as {@code site.jsonl:17}. */
    public String location() {
        return location;
    }

    /** The specification, unless there are problems. */
    public Optional<ImageSpecification> specification() {
        return Optional.ofNullable(specification);
    }

    /** What is wrong with the entry; empty if it could be read. */
    public List<SpecificationProblem> problems() {
        return problems;
    }
}

package dev.imagebatch.spec;

/**
 * A mistake in a specification: where it is, and which rule is broken.
 *
 * <p>Immutable and thread-safe.
 *
 * @param location where it is, such as {@code site.jsonl:17}
 * @param field the field's name, or empty if it concerns the whole line
 * @param message what is wrong, the rule, the value
 * @since 0.1
 */
public record SpecificationProblem(String location, String field, String message) {

    /** {@code location: field: message}. */
    @Override
    public String toString() {
        return location + ": " + (field.isEmpty() ? "" : field + ": ") + message;
    }
}

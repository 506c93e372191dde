package dev.imagebatch.spec;

/**
 * A problem of a specification: its location and the broken rule.
 *
 * <p>Immutable and thread-safe.
 *
 * @param location the location, such as {@code site.jsonl:17}
 * @param field the field's name, or empty for the whole entry
 * @param message the broken rule, and the value
 * @since 0.1
 */
public record SpecificationProblem(String location, String field, String message) {

    /** Returns {@code location: field: message}. */
    @Override
    public String toString() {
        return location + ": " + (field.isEmpty() ? "" : field + ": ") + message;
    }
}

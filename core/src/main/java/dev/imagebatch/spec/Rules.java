package dev.imagebatch.spec;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The checks of a specification's fields; each message names the field, the rule and the shape of the value. */
final class Rules {

    private static final int MAX_LABEL_LENGTH = 500;

    private Rules() {}

    static String text(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            throw new InvalidFieldException(field, "must not be empty");
        }
        if (value.length() > maxLength) {
            throw new InvalidFieldException(
                    field, "must have at most " + maxLength + " characters, has " + value.length());
        }
        return value;
    }

    static String label(String field, @Nullable String value) {
        String checked = text(field, value, MAX_LABEL_LENGTH);
        if (checked.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidFieldException(field, "must not contain control characters");
        }
        return checked;
    }

    static void range(String field, long value, long from, long to) {
        if (value < from || value > to) {
            String rule = to == Long.MAX_VALUE ? "must be at least " + from : "must be from " + from + " to " + to;
            throw new InvalidFieldException(field, rule + ", is " + value);
        }
    }

    static void excluded(String field, String otherField, @Nullable Object other) {
        if (other != null) {
            throw new InvalidFieldException(
                    field, "cannot be combined with " + otherField + " (" + other + "); leave one of them out");
        }
    }

    static <T> List<T> copyOf(String name, List<? extends T> values) {
        Objects.requireNonNull(values, name);
        values.forEach(value -> Objects.requireNonNull(value, name));
        return List.copyOf(values);
    }
}

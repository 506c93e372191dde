package dev.imagebatch.manifest;

import dev.imagebatch.spec.ImageSpecification;
import java.util.OptionalInt;

/** The rules of fields with whole numbers. */
final class WholeNumbers {

    private WholeNumbers() {}

    /** Reads a number, or adds a mistake. */
    static void read(SpecificationDraft draft, Field field, String digits) {
        if (!isWhole(digits)) {
            draft.invalid(field, "must be a whole number, is " + Excerpt.quoted(digits));
            return;
        }
        try {
            draft.number(field, Long.parseLong(digits));
        } catch (NumberFormatException e) {
            String side = digits.startsWith("-") ? "at least " + Long.MIN_VALUE : "at most " + Long.MAX_VALUE;
            draft.invalid(field, "must be " + side + ", is " + Excerpt.of(digits));
        }
    }

    static void apply(SpecificationDraft draft, ImageSpecification.Builder builder) {
        Long seed = draft.number(Field.SEED);
        if (seed != null) {
            draft.mistakes().collect(() -> builder.seed(seed));
        }
        within(draft, Field.N, ImageSpecification.MAX_VARIANTS).ifPresent(builder::n);
    }

    /** Returns the number if it is from 1 to {@code max}; adds a mistake if it is not. */
    static OptionalInt within(SpecificationDraft draft, Field field, int max) {
        Long value = draft.number(field);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value < 1 || value > max) {
            draft.mistakes().add(field.label(), "must be from 1 to " + max + ", is " + value);
            return OptionalInt.empty();
        }
        return OptionalInt.of(value.intValue());
    }

    private static boolean isWhole(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > from;
    }
}

package dev.imagebatch.report;

import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.text.DisplayFormat;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The status of a card, for badges and filters. */
enum Status {
    GENERATED("Generated", "Generated"),
    REUSED("Reused", "Reused"),
    DUPLICATE("Duplicate", "Duplicates"),
    FAILED("Failed", "Failed"),
    PLACEHOLDER("Placeholder", "Placeholders"),
    SKIPPED("Skipped", "Skipped");

    private final String label;
    private final String plural;

    Status(String label, String plural) {
        this.label = label;
        this.plural = plural;
    }

    String label() {
        return label;
    }

    String plural() {
        return plural;
    }

    /** Returns a count with the status, such as "2 failed". */
    String counted(long count) {
        return DisplayFormat.count(count) + " " + (count == 1 ? label : plural).toLowerCase(Locale.ROOT);
    }

    /** Returns the name for class names and data attributes. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the status of the badge. */
    static Status of(ImageGenerationResult result) {
        return result.isPlaceholder() ? PLACEHOLDER : ofOutcome(result.outcome());
    }

    /** Returns all filters that show the result: a placeholder has failed, too. */
    static Set<Status> all(ImageGenerationResult result) {
        return EnumSet.of(of(result), ofOutcome(result.outcome()));
    }

    private static Status ofOutcome(Outcome outcome) {
        return switch (outcome) {
            case GENERATED -> GENERATED;
            case REUSED -> REUSED;
            case DUPLICATE -> DUPLICATE;
            case FAILED -> FAILED;
            case SKIPPED -> SKIPPED;
        };
    }
}

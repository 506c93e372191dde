package dev.imagebatch.report;

import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a card's badge says, and what the filters go by. */
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

    /** So many of them, within a sentence. */
    String counted(long count) {
        return DisplayText.count(count) + " " + (count == 1 ? label : plural).toLowerCase(Locale.ROOT);
    }

    /** The name in class names and data attributes. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the badge says. */
    static Status of(ImageGenerationResult result) {
        return result.isPlaceholder() ? PLACEHOLDER : ofOutcome(result.outcome());
    }

    /** All filters that show the result: a placeholder is also what failed. */
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

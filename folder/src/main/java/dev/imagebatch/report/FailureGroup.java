package dev.imagebatch.report;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The results that failed or were skipped for one reason: their count and the first ones. */
final class FailureGroup {

    private static final int NAMED = 12;

    private final FailureKind kind;
    private final List<Named> first = new ArrayList<>();
    private long count;
    private long skipped;

    FailureGroup(FailureKind kind) {
        this.kind = kind;
    }

    void add(ImageGenerationResult result, CardPlace where) {
        count++;
        if (result.outcome() == Outcome.SKIPPED) {
            skipped++;
        }
        if (first.size() < NAMED) {
            first.add(new Named(result.id(), where));
        }
    }

    FailureKind kind() {
        return kind;
    }

    long count() {
        return count;
    }

    /** Returns the number of skipped results. */
    long skipped() {
        return skipped;
    }

    /** Returns the first results. */
    List<Named> first() {
        return first;
    }

    /** An item and the place of its card. */
    record Named(String id, CardPlace where) {}
}

package dev.imagebatch.report;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The results that failed or were skipped for one reason: how many, and the first few. */
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

    /** How many of them were not even tried. */
    long skipped() {
        return skipped;
    }

    /** The first few. */
    List<Named> first() {
        return first;
    }

    /** An item and where its card is. */
    record Named(String id, CardPlace where) {}
}

package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.spec.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A writer turned a brief into the words of a prompt, which later runs take from here.
 *
 * @param brief the identity of the writer and the brief
 * @param at when
 * @param batch the batch's id
 * @param specificationId what the caller calls the specification
 * @param writer the writer's name
 * @param text the words
 * @param cost what they cost
 * @param requestId by which the service's support finds the call, or null
 * @param modelVersion the version of the model that really answered, or null
 * @since 0.1
 */
public record PromptWritten(
        Fingerprint brief,
        Instant at,
        String batch,
        String specificationId,
        String writer,
        String text,
        Money cost,
        @Nullable String requestId,
        @Nullable String modelVersion)
        implements LedgerEntry {

    /** Of a paid text. */
    @Override
    public boolean concernsMoney() {
        return !cost.isZero();
    }

    /** All but the text: prompts never reach logs. */
    @Override
    public String toString() {
        return "PromptWritten[" + brief + ", " + at + ", " + batch + ", " + specificationId + ", " + writer + ", "
                + text.length() + " characters, " + cost + "]";
    }
}

package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Fingerprint;
import java.time.Instant;

/**
 * A prompt that a writer made from a brief; later runs reuse it.
 *
 * @param brief the fingerprint of the writer and the brief
 * @param at the time of the entry
 * @param specification the specification
 * @param writer the writer's name
 * @param text the prompt
 * @param cost the cost of the prompt
 * @param reference the service's identification of the call
 * @since 0.1
 */
public record PromptWritten(
        Fingerprint brief,
        Instant at,
        BatchSpecification specification,
        String writer,
        String text,
        Money cost,
        CallReference reference)
        implements LedgerEntry {

    @Override
    public EntryType type() {
        return EntryType.PROMPT_WRITTEN;
    }

    /** Returns whether the prompt was paid for. */
    @Override
    public boolean concernsMoney() {
        return !cost.isZero();
    }

    /** Returns a description without the text: prompts must not reach logs. */
    @Override
    public String toString() {
        return "PromptWritten[" + brief + ", " + at + ", " + specification + ", " + writer + ", " + text.length()
                + " characters, " + cost + "]";
    }
}

package dev.imagebatch.engine.call;

import dev.imagebatch.ledger.LedgerEntry;
import java.time.Duration;
import java.util.List;

/**
 * The content of one call: the images of a specification, or a prompt. Immutable.
 *
 * @param <K> the type of what is requested
 * @param <T> the type of what is received
 */
public sealed interface GenerationTask<K, T> permits ImageTask, PromptTask {

    /** Returns the name of the called model, as health and messages need it. */
    String modelName();

    /** Returns the terms of the call. */
    CallTerms terms();

    /** Returns what is requested, in the order of the positions. */
    List<K> subjects();

    /** Returns the task for some of its subjects. */
    GenerationTask<K, T> of(List<K> some);

    /** Returns one call of the task. */
    TaskCall<T> call(String attempt, Duration timeout);

    /** Returns the entries that belong into the ledger together with the end of the attempt. */
    List<LedgerEntry> entries(AttemptOutcome<T> outcome, RunStamp stamp);
}

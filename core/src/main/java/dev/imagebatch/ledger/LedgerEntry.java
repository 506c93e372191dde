package dev.imagebatch.ledger;

import java.time.Instant;

/**
 * One line of a ledger.
 *
 * <p>Entries are immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface LedgerEntry
        permits AttemptStarted,
                AttemptEnded,
                AttemptSettled,
                ImageStored,
                ItemFailed,
                ImageBound,
                NumberReserved,
                PromptWritten,
                OriginalDiscarded,
                StepNoted,
                DeletionStarted,
                ImageDeleted {

    /** When it happened. */
    Instant at();

    /** Whether losing this entry could cost money: such entries are forced to the device. */
    boolean concernsMoney();
}

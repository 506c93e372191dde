package dev.imagebatch.ledger;

import java.time.Instant;

/**
 * An entry of a ledger.
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
                StepCompleted,
                DeletionStarted,
                ImageDeleted {

    /** Returns the type, to be switched on: each type has one class. */
    EntryType type();

    /** Returns the time of the entry. */
    Instant at();

    /** Returns whether losing the entry could cost money: such entries are forced to the device. */
    boolean concernsMoney();
}

package dev.imagebatch.engine.call;

import java.time.Instant;

/**
 * The time and the batch of a ledger entry.
 *
 * @param at the time
 * @param batch the batch's id
 */
record RunStamp(Instant at, String batch) {}

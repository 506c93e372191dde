package dev.imagebatch.ledger;

import dev.imagebatch.image.Fingerprint;
import java.io.IOException;

/**
 * The exclusive right of one worker to generate, store and bind some items. While it lasts, no other worker's attempt for
 * them is accepted, and {@link Ledger#find} does not show them as unresolved.
 *
 * <p>A claim is not recorded: it ends when it is closed, or with the process of its worker. Thread-safe.
 *
 * @since 0.1
 */
public interface Claim extends AutoCloseable {

    /** Returns whether an item is claimed; otherwise it is busy: another claim has it. */
    boolean holds(Fingerprint item);

    /**
     * Ends the claim of all items and wakes those that wait for them.
     *
     * @throws IOException if the ledger cannot be written; the claim then ends with its lease
     */
    @Override
    void close() throws IOException;
}

package dev.imagebatch.ledger;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.Subject;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The record of requested, paid, received and stored images, which outlives the process.
 *
 * <p>An item is one image: a variant of a specification, identified by its fingerprint. Implementations are thread-safe. One
 * ledger may serve several processors of one process. Another module implements a ledger by extending {@link
 * dev.imagebatch.ledger.state.IndexedLedger}.
 *
 * @since 0.1
 */
public interface Ledger extends AutoCloseable {

    /**
     * Writes entries in this order, as one: after a crash all of them are there or none.
     *
     * <p>Before it returns, entries that {@linkplain LedgerEntry#concernsMoney() concern money} are forced to the device.
     *
     * @throws ItemBusyException if an attempt starts for an item that another worker has claimed; nothing is written then
     * @throws HoldRefusedException if an attempt starts for an account whose limit it would exceed; nothing is written then
     * @throws IOException if the entries could not be written; the ledger then accepts no more until it is certain whether
     *     they were
     * @throws IllegalArgumentException if an attempt starts that is open, one ends that is not open, or one is settled with
     *     a known charge, if an amount is negative or a number below 1; nothing is written then
     */
    void append(List<LedgerEntry> entries) throws IOException;

    /**
     * Returns the state of an item; empty if it is unknown or was only tried without being charged. While a claimed item is
     * being generated, the state is that of its stored image, or {@link ItemState.InProgress}.
     *
     * @throws IOException if the ledger cannot be read
     */
    Optional<ItemState> find(Fingerprint item) throws IOException;

    /**
     * Claims items for a worker, those that no other claim has. A worker claims items before it looks them up to generate,
     * store or bind them, and closes the claim once their outcome is recorded.
     *
     * @param items the items; the claim tells which of them it {@linkplain Claim#holds holds}
     * @param worker the id of the worker, as in its {@link AttemptStarted} entries
     * @throws IOException if the ledger cannot be written
     */
    Claim claim(Collection<Fingerprint> items, String worker) throws IOException;

    /**
     * Runs an action once an item may be free, at once if it is. The action is short, and runs on the thread that releases
     * the item.
     */
    void whenFree(Fingerprint item, Runnable action);

    /**
     * Returns whether a binding was bound, by its own fingerprint.
     *
     * @throws IOException if the ledger cannot be read
     */
    boolean isBound(Fingerprint binding) throws IOException;

    /**
     * Returns the result of a step of storing an image or binding it to a place; empty if the step was not completed, or the
     * image was stored or bound since.
     *
     * @throws IOException if the ledger cannot be read
     */
    Optional<String> step(Fingerprint item, String step) throws IOException;

    /**
     * Returns the last number reserved for an item.
     *
     * @throws IOException if the ledger cannot be read
     */
    OptionalInt number(Fingerprint item) throws IOException;

    /**
     * Reserves the next number of a sequence for an item, one above the highest ever reserved, from 1.
     *
     * @throws IOException if the reservation could not be written
     */
    int reserveNumber(Fingerprint item, String sequence) throws IOException;

    /**
     * Returns some entries of a subject, the newest first; none if the subject is unknown or belongs to another owner.
     *
     * @param subject the subject
     * @param which the kind of entries
     * @param offset the number of newer ones to leave out, at least 0
     * @param limit the highest number of entries, at least 0
     * @throws IOException if the ledger cannot be read
     */
    List<LedgerEntry> entries(Subject subject, SubjectEntries which, long offset, int limit) throws IOException;

    /**
     * Returns the entry of one of a subject's {@linkplain SubjectEntries#IMAGES images}, by the image's id in the sink.
     *
     * @throws IOException if the ledger cannot be read
     */
    Optional<LedgerEntry> image(Subject subject, String id) throws IOException;

    /**
     * Returns the money ever spent, and the money held by attempts that are open or may have been charged.
     *
     * @throws IOException if the ledger cannot be read
     */
    LedgerTotals totals() throws IOException;

    /**
     * Passes every entry to a reader. An entry of an attempt or item never comes before one that it follows.
     *
     * @throws IOException if the ledger cannot be read
     */
    void forEach(Consumer<LedgerEntry> reader) throws IOException;

    /**
     * Writes one entry; see {@link #append(List)}.
     *
     * @throws IOException as there
     */
    default void append(LedgerEntry entry) throws IOException {
        append(List.of(entry));
    }

    /**
     * Closes the ledger, so that another process can open it.
     *
     * @throws IOException if entries that do not concern money could not be written
     */
    @Override
    void close() throws IOException;
}

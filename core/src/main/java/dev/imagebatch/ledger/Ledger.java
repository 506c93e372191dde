package dev.imagebatch.ledger;

import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The record of what was asked, paid, received and stored, which outlives the process.
 *
 * <p>An item is one image: a variant of a specification, known by its fingerprint. Implementations are thread-safe. One
 * ledger may serve several processors of one process.
 *
 * @since 0.1
 */
public interface Ledger extends AutoCloseable {

    /**
     * Writes entries in this order, as one: after a crash all of them are there or none.
     *
     * <p>When it returns, an entry that {@link LedgerEntry#concernsMoney() concerns money} is forced to the device.
     *
     * @throws IOException if the entries could not be written; the ledger then takes no more
     * @throws IllegalArgumentException if an attempt starts that is open, one ends that is not, or one is settled whose bill
     *     is known, if an amount is negative or a number below 1; nothing is written then
     */
    void append(List<LedgerEntry> entries) throws IOException;

    /**
     * Where an item stands; empty if it is unknown or was only tried without being charged.
     *
     * @throws IOException if the record cannot be read
     */
    Optional<ItemState> find(Fingerprint item) throws IOException;

    /**
     * Whether a binding was told, by its own fingerprint.
     *
     * @throws IOException if the record cannot be read
     */
    boolean isBound(Fingerprint binding) throws IOException;

    /**
     * What a step of storing an image or telling a place came to; empty if it is not noted, or the image was stored or the
     * place told since.
     *
     * @throws IOException if the record cannot be read
     */
    Optional<String> step(Fingerprint item, String step) throws IOException;

    /**
     * The number that was reserved last for an item.
     *
     * @throws IOException if the record cannot be read
     */
    OptionalInt number(Fingerprint item) throws IOException;

    /**
     * Reserves the next number of a sequence for an item, one above the highest that was ever reserved, from 1.
     *
     * @throws IOException if the reservation could not be written
     */
    int reserveNumber(Fingerprint item, String sequence) throws IOException;

    /**
     * Some entries of a subject, the newest first; none if nothing is known of it, or if it is another owner's.
     *
     * @param subject the subject
     * @param which which entries
     * @param offset how many newer ones to leave out, at least 0
     * @param limit how many at most, at least 0
     * @throws IOException if the record cannot be read
     */
    List<LedgerEntry> entries(Subject subject, SubjectEntries which, long offset, int limit) throws IOException;

    /**
     * The entry of one of a subject's {@link SubjectEntries#IMAGES images}, by the image's id in the sink.
     *
     * @throws IOException if the record cannot be read
     */
    Optional<LedgerEntry> image(Subject subject, String id) throws IOException;

    /** What was ever spent, and what is held by attempts whose outcome is unknown or still open. */
    LedgerTotals totals();

    /**
     * Shows every entry in the order of writing.
     *
     * @throws IOException if the record cannot be read
     */
    void forEach(Consumer<LedgerEntry> reader) throws IOException;

    /** Writes one entry; see {@link #append(List)}. */
    default void append(LedgerEntry entry) throws IOException {
        append(List.of(entry));
    }

    /**
     * Gives the ledger to the next process.
     *
     * @throws IOException if entries that are not about money could not be written
     */
    @Override
    void close() throws IOException;
}

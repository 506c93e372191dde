package dev.imagebatch.testkit;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.Claim;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.SubjectEntries;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A ledger that forwards every call to another ledger, for tests in which one operation fails.
 *
 * <p>As thread-safe as the target.
 *
 * @since 0.1
 */
public interface ForwardingLedger extends Ledger {

    /** Returns the target of all calls. */
    Ledger ledger();

    @Override
    default void append(List<LedgerEntry> entries) throws IOException {
        ledger().append(entries);
    }

    @Override
    default Optional<ItemState> find(Fingerprint item) throws IOException {
        return ledger().find(item);
    }

    @Override
    default Claim claim(Collection<Fingerprint> items, String worker) throws IOException {
        return ledger().claim(items, worker);
    }

    @Override
    default void whenFree(Fingerprint item, Runnable action) {
        ledger().whenFree(item, action);
    }

    @Override
    default boolean isBound(Fingerprint binding) throws IOException {
        return ledger().isBound(binding);
    }

    @Override
    default Optional<String> step(Fingerprint item, String step) throws IOException {
        return ledger().step(item, step);
    }

    @Override
    default OptionalInt number(Fingerprint item) throws IOException {
        return ledger().number(item);
    }

    @Override
    default int reserveNumber(Fingerprint item, String sequence) throws IOException {
        return ledger().reserveNumber(item, sequence);
    }

    @Override
    default List<LedgerEntry> entries(Subject subject, SubjectEntries which, long offset, int limit)
            throws IOException {
        return ledger().entries(subject, which, offset, limit);
    }

    @Override
    default Optional<LedgerEntry> image(Subject subject, String id) throws IOException {
        return ledger().image(subject, id);
    }

    @Override
    default LedgerTotals totals() throws IOException {
        return ledger().totals();
    }

    @Override
    default void forEach(Consumer<LedgerEntry> reader) throws IOException {
        ledger().forEach(reader);
    }

    @Override
    default void close() throws IOException {
        ledger().close();
    }
}

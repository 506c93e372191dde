package dev.imagebatch.ledger.state;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.index.Fingerprinter;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageDeleted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.NumberReserved;
import dev.imagebatch.ledger.OriginalDiscarded;
import dev.imagebatch.ledger.PromptWritten;
import dev.imagebatch.ledger.StepNoted;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger's entries add up to, wherever they are kept: the rules that every ledger shares.
 *
 * <p>An entry is known by its place, a number from 0 whose meaning is the ledger's own. Not thread-safe: the ledger
 * locks.
 */
public final class LedgerState {

    private static final String NUMBER = "number";

    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final ItemTable table = new ItemTable();
    private final AttemptTable attempts = new AttemptTable(table);
    private final SubjectIndex subjects = new SubjectIndex();
    private final Map<String, Integer> sequences = new HashMap<>();
    /** Of images and bindings that are not stored or told yet. */
    private final Map<Fingerprint, Map<String, String>> steps = new HashMap<>();

    /**
     * Refuses entries that could not be applied, before they are written.
     *
     * @throws IllegalArgumentException if an attempt starts that is open, one ends that is not, or one is settled whose bill
     *     is known; if an amount is negative or a number is not positive
     * @throws ArithmeticException if the amounts add up to more than money can be
     */
    public void check(List<LedgerEntry> entries) {
        new EntryCheck(attempts).check(entries);
    }

    public void apply(LedgerEntry entry, long place) {
        if (entry instanceof AttemptStarted start) {
            started(start.attempt(), start.held(), start.items(), place);
        } else if (entry instanceof AttemptEnded end) {
            List<Fingerprint> received =
                    end.images().stream().map(AttemptEnded.Received::item).toList();
            ended(end.attempt(), new Charge(end.charged(), end.cost()), received, place);
        } else if (entry instanceof AttemptSettled settlement) {
            settled(settlement.attempt(), new Charge(settlement.charged(), settlement.cost()));
        } else if (entry instanceof ImageStored stored) {
            stored(stored.item(), EntrySubject.of(stored), place);
        } else if (entry instanceof PromptWritten written) {
            written(written.brief(), place);
        } else if (entry instanceof StepNoted noted) {
            noted(noted.item(), noted.step(), noted.result());
        } else if (entry instanceof OriginalDiscarded discarded) {
            discarded(discarded.item(), place);
        } else if (entry instanceof ItemFailed failed) {
            failed(failed.item(), failed.failure().charged(), failed.kept() != null, EntrySubject.of(failed), place);
        } else if (entry instanceof ImageBound bound) {
            bound(bound.binding(), bound.subject(), place);
        } else if (entry instanceof DeletionStarted started) {
            apply(started, place);
        } else if (entry instanceof ImageDeleted deleted) {
            subjects.deleted(deleted.subject(), deleted.deletion());
        } else if (entry instanceof NumberReserved reserved) {
            reserved(reserved.item(), reserved.sequence(), reserved.number());
        }
    }

    private void apply(DeletionStarted start, long place) {
        List<String> ids = start.images().stream().map(StoredImage::id).toList();
        List<Fingerprint> bindings =
                start.told().stream().map(DeletionStarted.Told::binding).toList();
        deleting(start.subject(), ids, start.items(), bindings);
        subjects.deletes(start.subject(), start.deletion(), place);
    }

    public void started(String attempt, Money most, List<Fingerprint> items, long place) {
        attempts.started(attempt, most, items, place);
    }

    public void ended(String attempt, Charge bill, Collection<Fingerprint> received, long place) {
        attempts.ended(attempt, bill, received, place);
    }

    public void settled(String attempt, Charge bill) {
        attempts.settled(attempt, bill);
    }

    public void stored(Fingerprint item, EntrySubject kin, long place) {
        table.store(item, place);
        steps.remove(item);
        subjects.stored(item, kin, place);
    }

    public void noted(Fingerprint item, String step, String result) {
        steps.computeIfAbsent(item, its -> new HashMap<>()).put(step, result);
    }

    public Optional<String> step(Fingerprint item, String step) {
        return Optional.ofNullable(steps.getOrDefault(item, Map.of()).get(step));
    }

    public void failed(Fingerprint item, Charged charged, boolean kept, EntrySubject kin, long place) {
        subjects.failed(item, kin, kept, place);
        ItemTable.Loss unkept = charged == Charged.NO ? ItemTable.Loss.UNPAID : ItemTable.Loss.PAID;
        long before = table.get(item);
        table.fail(item, kept ? ItemTable.Loss.KEPT : unkept, place);
        if (!kept) {
            attempts.gaveUp(item, before, table.get(item));
        }
    }

    public void written(Fingerprint brief, long place) {
        table.set(brief, PositionKind.WRITTEN.at(place));
    }

    public void discarded(Fingerprint item, long place) {
        table.set(item, PositionKind.DISCARDED.at(place));
    }

    public void bound(Fingerprint binding, @Nullable Subject subject, long place) {
        steps.remove(binding);
        table.set(binding, PositionKind.BOUND.at(0));
        if (subject != null) {
            subjects.told(binding, subject, place);
        }
    }

    /** Images of a subject are being deleted, and what the ledger knows of them is not so any more. */
    public void deleting(Subject subject, List<String> ids, List<Fingerprint> items, List<Fingerprint> bindings) {
        List<Long> entries = subjects.deleting(subject, ids, items);
        for (Fingerprint item : items) {
            attempts.deleted(item, entries);
            if (table.delete(item, entries)) {
                table.set(numberKey(item), ItemTable.NONE);
                steps.remove(item);
            }
        }
        for (Fingerprint binding : bindings) {
            table.set(binding, ItemTable.NONE);
            steps.remove(binding);
            subjects.untold(binding, subject);
        }
    }

    public SubjectIndex subjects() {
        return subjects;
    }

    public void reserved(Fingerprint item, String sequence, int number) {
        table.set(numberKey(item), PositionKind.NUMBER.at(number));
        sequences.merge(WellFormedText.of(sequence), number, Math::max);
    }

    public Optional<ItemPosition> standing(Fingerprint item) {
        return table.standing(item);
    }

    public boolean isBound(Fingerprint binding) {
        return PositionKind.BOUND.is(table.get(binding));
    }

    public OptionalInt number(Fingerprint item) {
        long standing = table.get(numberKey(item));
        return PositionKind.NUMBER.is(standing)
                ? OptionalInt.of((int) PositionKind.place(standing))
                : OptionalInt.empty();
    }

    public int nextNumber(String sequence) {
        return Math.addExact(sequences.getOrDefault(WellFormedText.of(sequence), 0), 1);
    }

    public LedgerTotals totals() {
        return attempts.totals();
    }

    private Fingerprint numberKey(Fingerprint item) {
        return fingerprinter.derived(item, NUMBER);
    }
}

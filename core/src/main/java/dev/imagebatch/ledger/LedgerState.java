package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Fingerprinter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a ledger's entries add up to, wherever they are kept: the rules that every ledger shares.
 *
 * <p>An entry is known by its place, a number from 0 whose meaning is the ledger's own. Not thread-safe: the ledger
 * locks.
 */
final class LedgerState {

    private static final String NUMBER = "number";

    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final ItemTable table = new ItemTable();
    private final Attempts attempts = new Attempts(table);
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
    void check(List<LedgerEntry> entries) {
        new EntryCheck(attempts).check(entries);
    }

    void apply(LedgerEntry entry, long place) {
        if (entry instanceof AttemptStarted start) {
            started(start.attempt(), start.held(), start.items(), place);
        } else if (entry instanceof AttemptEnded end) {
            List<Fingerprint> received =
                    end.images().stream().map(AttemptEnded.Received::item).toList();
            ended(end.attempt(), new Bill(end.charged(), end.cost()), received, place);
        } else if (entry instanceof AttemptSettled settlement) {
            settled(settlement.attempt(), new Bill(settlement.charged(), settlement.cost()));
        } else if (entry instanceof ImageStored stored) {
            stored(stored.item(), place);
        } else if (entry instanceof PromptWritten written) {
            written(written.brief(), place);
        } else if (entry instanceof StepNoted noted) {
            noted(noted.item(), noted.step(), noted.result());
        } else if (entry instanceof OriginalDiscarded discarded) {
            discarded(discarded.item(), place);
        } else if (entry instanceof ItemFailed failed) {
            failed(failed.item(), failed.failure().charged(), failed.kept() != null, place);
        } else if (entry instanceof ImageBound bound) {
            bound(bound.binding());
        } else if (entry instanceof NumberReserved reserved) {
            reserved(reserved.item(), reserved.sequence(), reserved.number());
        }
    }

    void started(String attempt, Money most, List<Fingerprint> items, long place) {
        attempts.started(attempt, most, items, place);
    }

    void ended(String attempt, Bill bill, Collection<Fingerprint> received, long place) {
        attempts.ended(attempt, bill, received, place);
    }

    void settled(String attempt, Bill bill) {
        attempts.settled(attempt, bill);
    }

    void stored(Fingerprint item, long place) {
        table.store(item, place);
        steps.remove(item);
    }

    void noted(Fingerprint item, String step, String result) {
        steps.computeIfAbsent(item, its -> new HashMap<>()).put(step, result);
    }

    Optional<String> step(Fingerprint item, String step) {
        return Optional.ofNullable(steps.getOrDefault(item, Map.of()).get(step));
    }

    void failed(Fingerprint item, Charged charged, boolean kept, long place) {
        ItemTable.Loss unkept = charged == Charged.NO ? ItemTable.Loss.UNPAID : ItemTable.Loss.PAID;
        long before = table.get(item);
        table.fail(item, kept ? ItemTable.Loss.KEPT : unkept, place);
        if (!kept) {
            attempts.gaveUp(item, before, table.get(item));
        }
    }

    void written(Fingerprint brief, long place) {
        table.set(brief, StandingKind.WRITTEN.at(place));
    }

    void discarded(Fingerprint item, long place) {
        table.set(item, StandingKind.DISCARDED.at(place));
    }

    void bound(Fingerprint binding) {
        steps.remove(binding);
        table.set(binding, StandingKind.BOUND.at(0));
    }

    void reserved(Fingerprint item, String sequence, int number) {
        table.set(numberKey(item), StandingKind.NUMBER.at(number));
        sequences.merge(LedgerFormat.wellFormed(sequence), number, Math::max);
    }

    Optional<Standing> standing(Fingerprint item) {
        return table.standing(item);
    }

    boolean isBound(Fingerprint binding) {
        return StandingKind.BOUND.is(table.get(binding));
    }

    OptionalInt number(Fingerprint item) {
        long standing = table.get(numberKey(item));
        return StandingKind.NUMBER.is(standing)
                ? OptionalInt.of((int) StandingKind.place(standing))
                : OptionalInt.empty();
    }

    int nextNumber(String sequence) {
        return Math.addExact(sequences.getOrDefault(LedgerFormat.wellFormed(sequence), 0), 1);
    }

    Totals totals() {
        return attempts.totals();
    }

    private Fingerprint numberKey(Fingerprint item) {
        return fingerprinter.derived(item, NUMBER);
    }
}

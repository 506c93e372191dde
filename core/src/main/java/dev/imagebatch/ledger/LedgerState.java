package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Fingerprinter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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
    private final Map<String, OpenAttempt> open = new HashMap<>();
    private final Map<String, Integer> sequences = new HashMap<>();
    private Money spent = Money.ZERO;
    private Money held = Money.ZERO;

    /**
     * Refuses entries that could not be applied, before they are written.
     *
     * @throws IllegalArgumentException if an attempt starts that is open, or one ends that is not; if an amount is
     *     negative or a number is not positive
     * @throws ArithmeticException if the amounts add up to more than money can be
     */
    void check(List<LedgerEntry> entries) {
        Set<String> started = new HashSet<>();
        Set<String> ended = new HashSet<>();
        Money sum = spent.plus(held);
        for (LedgerEntry entry : entries) {
            if (entry instanceof AttemptStarted start) {
                requireNew(open.containsKey(start.attempt()) || !started.add(start.attempt()), start.attempt());
                sum = sum.plus(positive(start.held()));
            } else if (entry instanceof AttemptEnded end) {
                boolean begun = open.containsKey(end.attempt()) || started.contains(end.attempt());
                requireStarted(begun && ended.add(end.attempt()), end.attempt());
                sum = sum.plus(positive(end.cost()));
            } else if (entry instanceof NumberReserved reserved && reserved.number() < 1) {
                throw new IllegalArgumentException("numbers are at least 1: " + reserved.number());
            }
        }
    }

    void apply(LedgerEntry entry, long place) {
        if (entry instanceof AttemptStarted start) {
            started(start.attempt(), start.held(), start.items(), place);
        } else if (entry instanceof AttemptEnded end) {
            List<Fingerprint> received =
                    end.images().stream().map(AttemptEnded.Received::item).toList();
            ended(end.attempt(), new Bill(end.charged(), end.cost()), received, place);
        } else if (entry instanceof ImageStored stored) {
            table.store(stored.item(), place);
        } else if (entry instanceof ItemFailed failed) {
            failed(failed.item(), failed.failure().charged(), failed.kept() != null, place);
        } else if (entry instanceof ImageBound bound) {
            bound(bound.binding());
        } else if (entry instanceof NumberReserved reserved) {
            reserved(reserved.item(), reserved.sequence(), reserved.number());
        }
    }

    void started(String attempt, Money most, List<Fingerprint> items, long place) {
        requireNew(open.containsKey(attempt), attempt);
        held = held.plus(most);
        open.put(attempt, OpenAttempt.start(most, items, place, table));
    }

    void ended(String attempt, Bill bill, Collection<Fingerprint> received, long place) {
        OpenAttempt start = open.remove(attempt);
        if (start == null) {
            throw neverStarted(attempt);
        }
        held = held.minus(start.held());
        if (bill.charged() == Charged.YES) {
            spent = spent.plus(bill.cost());
        } else if (bill.charged() == Charged.UNKNOWN) {
            held = held.plus(bill.cost());
        } else {
            start.takeBack(received, table, open.values());
        }
        for (Fingerprint item : received) {
            table.receive(item, place, start.place());
        }
    }

    void stored(Fingerprint item, long place) {
        table.store(item, place);
    }

    void failed(Fingerprint item, Charged charged, boolean kept, long place) {
        ItemTable.Loss unkept = charged == Charged.NO ? ItemTable.Loss.UNPAID : ItemTable.Loss.PAID;
        table.fail(item, kept ? ItemTable.Loss.KEPT : unkept, place);
    }

    void bound(Fingerprint binding) {
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
        return new Totals(spent, held);
    }

    private Fingerprint numberKey(Fingerprint item) {
        return fingerprinter.derived(item, NUMBER);
    }

    private static void requireNew(boolean known, String attempt) {
        if (known) {
            throw new IllegalArgumentException("attempt " + attempt + " started before and did not end");
        }
    }

    private static void requireStarted(boolean open, String attempt) {
        if (!open) {
            throw neverStarted(attempt);
        }
    }

    private static IllegalArgumentException neverStarted(String attempt) {
        return new IllegalArgumentException("attempt " + attempt + " ends without having started, or ends twice");
    }

    private static Money positive(Money amount) {
        if (Money.ZERO.exceeds(amount)) {
            throw new IllegalArgumentException("amounts in a ledger are not negative: " + amount);
        }
        return amount;
    }

    /** What the end of an attempt says of money. */
    record Bill(Charged charged, Money cost) {}
}

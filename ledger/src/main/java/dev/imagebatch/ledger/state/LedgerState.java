package dev.imagebatch.ledger.state;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.Subject;
import dev.imagebatch.index.Fingerprinter;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.DeletionStarted.BoundPlace;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageDeleted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.NumberReserved;
import dev.imagebatch.ledger.OriginalDiscarded;
import dev.imagebatch.ledger.PromptWritten;
import dev.imagebatch.ledger.StepCompleted;
import dev.imagebatch.ledger.SubjectEntries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The sum of a ledger's entries, by the rules that every ledger shares, wherever it keeps the entries.
 *
 * <p>An entry is identified by its place, a number from 0 with a meaning of the ledger's own. In memory the state takes
 * some 40 bytes an item. Not thread-safe: see {@link IndexedLedger}.
 *
 * @since 0.1
 */
public final class LedgerState {

    private static final String NUMBER = "number";

    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final ItemTable table = new ItemTable();
    private final AttemptTable attempts = new AttemptTable(table);
    private final SubjectIndex subjects = new SubjectIndex();
    private final Map<String, Integer> sequences = new HashMap<>();
    /** The results of steps, by item or binding, until it is stored or bound. */
    private final Map<Fingerprint, Map<String, String>> steps = new HashMap<>();

    /** Creates the state of an empty ledger. */
    public LedgerState() {
        // nothing is known yet
    }

    /**
     * Checks entries before they are written together.
     *
     * @throws IllegalArgumentException if an attempt starts that is open, one ends that is not open, or one is settled with
     *     a known charge; if an amount is negative or a number is not positive
     * @throws ArithmeticException if the amounts add up to more than money can be
     */
    public void check(List<LedgerEntry> entries) {
        new EntryCheck(attempts).check(entries);
    }

    /**
     * Adds a written entry.
     *
     * @param place the place of the entry, at least 0
     * @throws IllegalArgumentException if the entry contradicts those before it
     * @throws ArithmeticException if the amounts add up to more than money can be
     */
    public void apply(LedgerEntry entry, long place) {
        switch (entry.type()) {
            case ATTEMPT_STARTED -> attempts.start((AttemptStarted) entry, place);
            case ATTEMPT_ENDED -> attempts.end((AttemptEnded) entry, place);
            case ATTEMPT_SETTLED -> attempts.settle((AttemptSettled) entry);
            case IMAGE_STORED -> store((ImageStored) entry, place);
            case ITEM_FAILED -> fail((ItemFailed) entry, place);
            case PROMPT_WRITTEN -> table.set(((PromptWritten) entry).brief(), PositionKind.WRITTEN.at(place));
            case ORIGINAL_DISCARDED -> table.set(((OriginalDiscarded) entry).item(), PositionKind.DISCARDED.at(place));
            case STEP_COMPLETED -> complete((StepCompleted) entry);
            case IMAGE_BOUND -> bind((ImageBound) entry, place);
            case NUMBER_RESERVED -> reserve((NumberReserved) entry);
            case DELETION_STARTED -> startDeletion((DeletionStarted) entry, place);
            case IMAGE_DELETED -> endDeletion((ImageDeleted) entry);
        }
    }

    /** Returns the position of an item; empty if it is unknown or was only tried without being charged. */
    public Optional<ItemPosition> position(Fingerprint item) {
        return table.find(item);
    }

    /** Returns the position of an item that is being generated: of its stored image, or as in progress. */
    Optional<ItemPosition> positionInProgress(Fingerprint item) {
        return table.findInProgress(item);
    }

    /** Returns whether a binding was bound. */
    public boolean isBound(Fingerprint binding) {
        return PositionKind.BOUND.is(table.get(binding));
    }

    /** Returns the result of a completed step of an item or binding that is not stored or bound yet. */
    public Optional<String> step(Fingerprint item, String step) {
        return Optional.ofNullable(steps.getOrDefault(item, Map.of()).get(step));
    }

    /** Returns the last number reserved for an item. */
    public OptionalInt number(Fingerprint item) {
        long position = table.get(numberKey(item));
        return PositionKind.NUMBER.is(position)
                ? OptionalInt.of((int) PositionKind.place(position))
                : OptionalInt.empty();
    }

    /** Returns the number after the highest one reserved in a sequence, from 1. */
    public int nextNumber(String sequence) {
        return Math.addExact(sequences.getOrDefault(WellFormedText.of(sequence), 0), 1);
    }

    /**
     * Returns the places of some entries of a subject, the newest first.
     *
     * @param offset the number of newer entries to leave out, at least 0
     * @param limit the highest number of places, at least 0
     */
    public long[] places(Subject subject, SubjectEntries which, long offset, int limit) {
        return subjects.page(which, subject, offset, limit);
    }

    /** Returns the place of the entry of a subject's image, by the image's id in the sink. */
    public OptionalLong place(Subject subject, String id) {
        return subjects.image(subject, id);
    }

    /** Returns the money spent and held. */
    public LedgerTotals totals() {
        return attempts.totals();
    }

    private void store(ImageStored entry, long place) {
        table.store(entry.item(), place);
        steps.remove(entry.item());
        subjects.store(entry, place);
    }

    private void fail(ItemFailed entry, long place) {
        subjects.fail(entry, place);
        boolean isKept = entry.kept() != null;
        ItemTable.Loss unkept = entry.failure().charged() == Charged.NO ? ItemTable.Loss.UNPAID : ItemTable.Loss.PAID;
        long before = table.get(entry.item());
        table.fail(entry.item(), isKept ? ItemTable.Loss.KEPT : unkept, place);
        if (!isKept) {
            attempts.fail(entry.item(), before, table.get(entry.item()));
        }
    }

    private void complete(StepCompleted entry) {
        steps.computeIfAbsent(entry.item(), item -> new HashMap<>()).put(entry.step(), entry.result());
    }

    private void bind(ImageBound entry, long place) {
        steps.remove(entry.binding());
        table.set(entry.binding(), PositionKind.BOUND.at(0));
        subjects.bind(entry, place);
    }

    private void reserve(NumberReserved entry) {
        table.set(numberKey(entry.item()), PositionKind.NUMBER.at(entry.number()));
        sequences.merge(WellFormedText.of(entry.sequence()), entry.number(), Math::max);
    }

    private void startDeletion(DeletionStarted entry, long place) {
        List<String> ids = entry.images().stream().map(StoredImage::id).toList();
        List<Long> deleted = subjects.delete(entry.subject(), ids, entry.items());
        for (Fingerprint item : entry.items()) {
            attempts.delete(item, deleted);
            if (table.delete(item, deleted)) {
                table.set(numberKey(item), ItemTable.NONE);
                steps.remove(item);
            }
        }
        for (BoundPlace bound : entry.places()) {
            table.set(bound.binding(), ItemTable.NONE);
            steps.remove(bound.binding());
            subjects.unbind(bound.binding(), entry.subject());
        }
        subjects.startDeletion(entry.subject(), entry.deletion(), place);
    }

    private void endDeletion(ImageDeleted entry) {
        subjects.endDeletion(entry.subject(), entry.deletion());
    }

    private Fingerprint numberKey(Fingerprint item) {
        return fingerprinter.derived(item, NUMBER);
    }
}

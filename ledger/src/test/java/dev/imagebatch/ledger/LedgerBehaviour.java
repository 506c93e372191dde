package dev.imagebatch.ledger;

import static dev.imagebatch.ledger.Entries.CENT;
import static dev.imagebatch.ledger.Entries.ended;
import static dev.imagebatch.ledger.Entries.failed;
import static dev.imagebatch.ledger.Entries.failedToStore;
import static dev.imagebatch.ledger.Entries.item;
import static dev.imagebatch.ledger.Entries.started;
import static dev.imagebatch.ledger.Entries.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Fingerprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does, whatever it is made of. */
public abstract class LedgerBehaviour {

    private static final Fingerprint X = item(1);
    private static final Fingerprint Y = item(2);

    private Ledger ledger;

    /** A new, empty ledger. */
    public abstract Ledger create() throws IOException;

    @BeforeEach
    void begin() throws IOException {
        ledger = create();
    }

    @AfterEach
    void end() throws IOException {
        ledger.close();
    }

    @Test
    void ledger_withoutEntries_knowsNothing() throws IOException {
        assertThat(ledger.find(X)).isEmpty();
        assertThat(ledger.isBound(X)).isFalse();
        assertThat(ledger.number(X)).isEmpty();
        assertThat(ledger.totals()).isEqualTo(LedgerTotals.NONE);
        assertThat(all()).isEmpty();
    }

    @Test
    void forEach_afterEveryKindOfEntry_showsAllAsTheyWere() throws IOException {
        List<LedgerEntry> entries = Entries.everyKind();
        ledger.append(entries.subList(0, 3));
        for (LedgerEntry entry : entries.subList(3, 5)) {
            ledger.append(entry);
        }
        ledger.append(entries.subList(5, entries.size()));

        assertThat(all()).isEqualTo(entries);
    }

    @Test
    void append_ofNothing_changesNothing() throws IOException {
        ledger.append(List.of());

        assertThat(all()).isEmpty();
    }

    @Test
    void attempt_started_isOpenAndHeld() throws IOException {
        ledger.append(started("a", X, Y));

        assertOpen(X, "a");
        assertOpen(Y, "a");
        assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.ZERO, CENT.times(4)));
    }

    @Test
    void attempt_endedWithImages_isReceivedAndSpent() throws IOException {
        AttemptStarted start = started("a", X, Y);
        AttemptEnded end = ended("a", Charged.YES, X, Y);
        ledger.append(start);
        ledger.append(end);

        assertThat(ledger.find(Y))
                .contains(new ItemState.Received(start, end, end.images().get(1)));
        assertThat(ledger.totals()).isEqualTo(new LedgerTotals(CENT.times(3), Money.ZERO));
    }

    @Test
    void attempt_startedAndEndedInOneAppend_isReceived() throws IOException {
        AttemptStarted start = started("a", X);
        AttemptEnded end = ended("a", Charged.YES, X);
        ledger.append(List.of(start, end));

        assertThat(ledger.find(X))
                .contains(new ItemState.Received(start, end, end.images().get(0)));
    }

    @Test
    void attempts_severalOnOneItemInOneAppend_lastCounts() throws IOException {
        ledger.append(List.of(
                started("a", X),
                ended("a", Charged.UNKNOWN),
                started("b", X),
                ended("b", Charged.NO),
                started("c", Y)));

        assertOpen(X, "a");
        assertOpen(Y, "c");
    }

    @Test
    void attempt_endedWithSomeImages_leavesOthersOpen() throws IOException {
        ledger.append(started("a", X, Y));
        ledger.append(ended("a", Charged.YES, X));

        assertThat(ledger.find(X)).containsInstanceOf(ItemState.Received.class);
        assertOpen(Y, "a");
    }

    @Test
    void attempt_endedUnknown_staysOpenAndHoldsWhatTheEndSays() throws IOException {
        ledger.append(started("a", X));
        ledger.append(ended("a", Charged.UNKNOWN));

        assertOpen(X, "a");
        assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.ZERO, CENT.times(3)));
    }

    @Test
    void attempt_endedFree_isForgotten() throws IOException {
        ledger.append(started("a", X, X));
        ledger.append(ended("a", Charged.NO));

        assertThat(ledger.find(X)).isEmpty();
        assertThat(ledger.totals()).isEqualTo(LedgerTotals.NONE);
    }

    @Test
    void attempt_endedFreeAfterStored_leavesStored() throws IOException {
        ImageStored before = stored(X, "one.png");
        ledger.append(before);
        ledger.append(started("redo", X));
        assertOpen(X, "redo");
        ledger.append(ended("redo", Charged.NO));

        assertThat(ledger.find(X)).contains(new ItemState.Stored(before));
    }

    @Test
    void attempt_endedFreeAfterReceived_leavesReceived() throws IOException {
        AttemptStarted start = started("a", X);
        AttemptEnded end = ended("a", Charged.YES, X);
        ledger.append(List.of(start, end));
        ledger.append(started("b", X));
        ledger.append(ended("b", Charged.NO));

        assertThat(ledger.find(X))
                .contains(new ItemState.Received(start, end, end.images().get(0)));
    }

    @Test
    void attempt_endedFreeAfterUnknownOne_leavesThatOneOpen() throws IOException {
        ledger.append(List.of(started("a", X), ended("a", Charged.UNKNOWN)));
        ledger.append(started("b", X));
        ledger.append(ended("b", Charged.NO));

        assertOpen(X, "a");
    }

    @Test
    void attempts_overlappingAndEndedFreeInAnyOrder_areForgotten() throws IOException {
        ledger.append(started("a", X));
        ledger.append(started("b", X));
        ledger.append(ended("a", Charged.NO));
        assertOpen(X, "b");
        ledger.append(ended("b", Charged.NO));

        assertThat(ledger.find(X)).isEmpty();
        assertThat(ledger.totals()).isEqualTo(LedgerTotals.NONE);
    }

    @Test
    void attempt_endedFreeAfterStoredMeanwhile_leavesStored() throws IOException {
        ImageStored image = stored(X, "one.png");
        ledger.append(started("a", X));
        ledger.append(image);
        ledger.append(ended("a", Charged.NO));

        assertThat(ledger.find(X)).contains(new ItemState.Stored(image));
    }

    @Test
    void item_stored_isStoredByItsLastEntry() throws IOException {
        ImageStored last = stored(X, "two.png");
        ledger.append(List.of(stored(X, "one.png"), last, stored(Y, "three.png")));

        assertThat(ledger.find(X)).contains(new ItemState.Stored(last));
    }

    @Test
    void item_failed_isFailed() throws IOException {
        ItemFailed failure = failed(X, FailureKind.CONTENT_REJECTED);
        ledger.append(failure);

        assertThat(ledger.find(X)).contains(new ItemState.Failed(failure));
    }

    @Test
    void item_failedAsPerhapsCharged_isFailedInsteadOfOpen() throws IOException {
        ItemFailed failure = failed(X, FailureKind.UNKNOWN_OUTCOME);
        ledger.append(List.of(started("a", X), ended("a", Charged.UNKNOWN), failure));

        assertThat(ledger.find(X)).contains(new ItemState.Failed(failure));
    }

    @Test
    void item_failedForFreeAfterPerhapsChargedAttempt_staysOpen() throws IOException {
        ledger.append(List.of(started("a", X), ended("a", Charged.UNKNOWN), failed(X, FailureKind.BUDGET_EXHAUSTED)));

        assertOpen(X, "a");
    }

    @Test
    void item_failedForFreeAfterReceived_staysReceived() throws IOException {
        ledger.append(List.of(started("a", X), ended("a", Charged.YES, X), failed(X, FailureKind.CANCELLED)));

        assertThat(ledger.find(X)).containsInstanceOf(ItemState.Received.class);
    }

    @Test
    void item_failedToBeStored_isFailedWithItsImage() throws IOException {
        ItemFailed failure = failedToStore(X);
        ledger.append(List.of(started("a", X), ended("a", Charged.YES, X), failure));

        assertThat(ledger.find(X)).contains(new ItemState.Failed(failure));
    }

    @Test
    void redo_failedInAnyWay_leavesEarlierImageStored() throws IOException {
        ImageStored before = stored(X, "one.png");
        for (FailureKind kind : FailureKind.values()) {
            String attempt = kind.name();
            ledger.append(before);
            ledger.append(started(attempt, X));
            ledger.append(ended(attempt, kind.charged()));
            ledger.append(failed(X, kind));

            assertThat(ledger.find(X)).as(kind.name()).contains(new ItemState.Stored(before));
        }
    }

    @Test
    void redo_failedToBeStored_isFailedWithTheNewImageAndCanFallBack() throws IOException {
        ImageStored before = stored(X, "one.png");
        ItemFailed kept = failedToStore(X);
        ledger.append(List.of(before, started("a", X), ended("a", Charged.YES, X), kept));
        assertThat(ledger.find(X)).contains(new ItemState.Failed(kept));
        ledger.append(failed(X, FailureKind.BAD_IMAGE));

        assertThat(ledger.find(X)).contains(new ItemState.Stored(before));
    }

    @Test
    void redo_stored_isStoredAndForgetsTheEarlierImage() throws IOException {
        ImageStored after = stored(X, "two.png");
        ledger.append(List.of(stored(X, "one.png"), started("a", X), ended("a", Charged.YES, X), after));
        ledger.append(failed(X, FailureKind.BIND_FAILED));

        assertThat(ledger.find(X)).contains(new ItemState.Stored(after));
    }

    @Test
    void item_failedWithPlaceholder_keepsItOverFreeAttempts() throws IOException {
        ItemFailed failure = failedToStore(X);
        ledger.append(List.of(failure, started("a", X), ended("a", Charged.NO)));

        assertThat(ledger.find(X)).contains(new ItemState.Failed(failure));
    }

    @Test
    void item_failedForFreeDuringRetryOfReceived_staysReceived() throws IOException {
        ledger.append(List.of(started("a", X), ended("a", Charged.YES, X)));
        ledger.append(List.of(started("b", X), failed(X, FailureKind.CANCELLED), ended("b", Charged.NO)));

        assertThat(ledger.find(X)).containsInstanceOf(ItemState.Received.class);
    }

    @Test
    void binding_told_isBoundAndNoItem() throws IOException {
        ledger.append(new ImageBound(X, Entries.AT, "page:1", null));

        assertThat(ledger.isBound(X)).isTrue();
        assertThat(ledger.isBound(Y)).isFalse();
        assertThat(ledger.find(X)).isEmpty();
    }

    @Test
    void numbers_ofSequences_goOnFromTheHighest() throws IOException {
        ledger.append(new NumberReserved(item(9), Entries.AT, "anna", 41));
        ledger.append(new NumberReserved(item(8), Entries.AT, "anna", 5));

        assertThat(ledger.reserveNumber(X, "anna")).isEqualTo(42);
        assertThat(ledger.reserveNumber(Y, "bert")).isEqualTo(1);
        assertThat(ledger.number(X)).hasValue(42);
        assertThat(ledger.number(item(8))).hasValue(5);
        assertThat(ledger.find(X)).isEmpty();
    }

    @Test
    void append_endingAnAttemptThatIsNotOpen_isRefusedWhole() throws IOException {
        ledger.append(List.of(started("a", X), ended("a", Charged.NO)));

        for (List<LedgerEntry> bad : List.<List<LedgerEntry>>of(
                List.of(stored(Y, "y.png"), ended("a", Charged.YES, X)),
                List.of(started("b", X), ended("b", Charged.NO), ended("b", Charged.NO)),
                List.of(started("b", X), started("b", Y)),
                List.of(new NumberReserved(X, Entries.AT, "s", 0)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> ledger.append(bad));
        }
        assertThat(ledger.find(Y)).isEmpty();
        assertThat(all()).hasSize(2);
    }

    @Test
    void append_startingAnOpenAttempt_isRefused() throws IOException {
        ledger.append(started("a", X));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.append(started("a", Y)))
                .withMessageContaining("attempt a ");
        assertThat(ledger.totals().held()).isEqualTo(CENT.times(4));
    }

    @Test
    void append_ofImpossibleAmounts_isRefused() throws IOException {
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.append(holding("a", new Money(-1))));
        ledger.append(holding("b", new Money(Long.MAX_VALUE)));
        assertThatThrownBy(() -> ledger.append(holding("c", new Money(1)))).isInstanceOf(ArithmeticException.class);

        assertThat(all()).hasSize(1);
    }

    private static AttemptStarted holding(String attempt, Money held) {
        return new AttemptStarted(
                attempt, Entries.AT, new BatchSpecification("b", "s"), new ProviderModel("p", "m"), held, List.of(X));
    }

    private void assertOpen(Fingerprint item, String attempt) throws IOException {
        assertThat(ledger.find(item))
                .get()
                .isInstanceOfSatisfying(
                        ItemState.Unresolved.class,
                        open -> assertThat(open.started().attempt()).isEqualTo(attempt));
    }

    private List<LedgerEntry> all() throws IOException {
        List<LedgerEntry> all = new ArrayList<>();
        ledger.forEach(all::add);
        return all;
    }
}

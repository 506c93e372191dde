package dev.imagebatch.testkit;

import static dev.imagebatch.testkit.LedgerEntries.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageDeleted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.StepCompleted;
import dev.imagebatch.ledger.SubjectEntries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Ledger} must do. A ledger's test extends it and says which ledger it is about.
 *
 * <p>Each test gets a ledger of its own, which must be empty, and checks everything twice: at once, and after the ledger
 * was closed and opened again.
 *
 * @since 0.1
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class LedgerContract extends ClaimContract {

    private static final int ATTEMPTS_PER_THREAD = 25;
    private static final Fingerprint ITEM = new Fingerprint(1, 2);
    private static final Fingerprint OTHER = new Fingerprint(1, 3);
    private static final Subject MARA = Subject.of("mara", "anna");
    private static final Subject OTHERS_MARA = Subject.of("mara", "ben");
    private static final Money PRICE = Money.usd("0.04");

    private Ledger ledger;

    /** For subclasses. */
    protected LedgerContract() {
        // the ledger is opened before each test
    }

    /** Opens an empty ledger. */
    protected abstract Ledger open() throws Exception;

    /** Closes the ledger and opens it again; one that lives in memory only is returned as it is. */
    protected abstract Ledger reopen(Ledger open) throws Exception;

    @Override
    final Ledger ledger() {
        return ledger;
    }

    @BeforeEach
    void openLedger() throws Exception {
        ledger = open();
    }

    @AfterEach
    void closeLedger() throws IOException {
        ledger.close();
    }

    @Test
    @DisplayName("A new ledger knows nothing and holds nothing")
    void find_inNewLedger_isEmpty() throws Exception {
        twice(() -> {
            assertThat(ledger.find(ITEM)).isEmpty();
            assertThat(ledger.number(ITEM)).isEmpty();
            assertThat(ledger.isBound(ITEM)).isFalse();
            assertThat(ledger.totals()).isEqualTo(LedgerTotals.NONE);
            assertThat(entries()).isEmpty();
        });
    }

    @Test
    @DisplayName("An attempt that was started and not ended is open, and its price is held")
    void find_startedAttempt_isOpen() throws Exception {
        AttemptStarted started = LedgerEntries.started("a1", PRICE, ITEM);
        ledger.append(started);

        twice(() -> {
            assertThat(ledger.find(ITEM)).contains(new ItemState.Unresolved(started));
            assertThat(ledger.find(OTHER)).isEmpty();
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.ZERO, PRICE));
        });
    }

    @Test
    @DisplayName("An image that came is received, and what it cost is spent")
    void find_endedWithImage_isReceived() throws Exception {
        AttemptStarted started = LedgerEntries.started("a1", PRICE, ITEM);
        AttemptEnded ended = LedgerEntries.received("a1", Money.usd("0.03"), ITEM);
        ledger.append(started);
        ledger.append(ended);

        twice(() -> {
            assertThat(ledger.find(ITEM))
                    .contains(new ItemState.Received(
                            started, ended, ended.images().get(0)));
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.usd("0.03"), Money.ZERO));
        });
    }

    @Test
    @DisplayName("One call may bring several images")
    void find_endedWithSeveralImages_areAllReceived() throws Exception {
        AttemptStarted started = LedgerEntries.started("a1", PRICE.times(2), ITEM, OTHER);
        AttemptEnded ended = LedgerEntries.received("a1", PRICE.times(2), ITEM, OTHER);
        ledger.append(List.of(started, ended));

        twice(() -> {
            assertThat(ledger.find(ITEM))
                    .contains(new ItemState.Received(
                            started, ended, ended.images().get(0)));
            assertThat(ledger.find(OTHER))
                    .contains(new ItemState.Received(
                            started, ended, ended.images().get(1)));
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(PRICE.times(2), Money.ZERO));
        });
    }

    @Test
    @DisplayName("A call that was certainly not charged leaves no trace on the item")
    void find_endedUncharged_isAsBefore() throws Exception {
        ledger.append(LedgerEntries.started("a1", PRICE, ITEM));
        ledger.append(LedgerEntries.failed("a1", Charged.NO, Money.ZERO, FailureKind.TRANSIENT));

        twice(() -> {
            assertThat(ledger.find(ITEM)).isEmpty();
            assertThat(ledger.totals()).isEqualTo(LedgerTotals.NONE);
        });
    }

    @Test
    @DisplayName("An uncharged call restores what the item was before it")
    void find_endedUnchargedAfterStored_isStored() throws Exception {
        ImageStored stored = LedgerEntries.stored(ITEM, PRICE);
        ledger.append(LedgerEntries.started("a1", PRICE, ITEM));
        ledger.append(LedgerEntries.received("a1", PRICE, ITEM));
        ledger.append(stored);
        ledger.append(LedgerEntries.started("a2", PRICE, ITEM));
        ledger.append(LedgerEntries.failed("a2", Charged.NO, Money.ZERO, FailureKind.RATE_LIMITED));

        twice(() -> {
            assertThat(ledger.find(ITEM)).contains(new ItemState.Stored(stored));
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(PRICE, Money.ZERO));
        });
    }

    @Test
    @DisplayName("An uncharged call after a failure leaves the failure")
    void find_endedUnchargedAfterFailed_isFailed() throws Exception {
        ItemFailed failed = LedgerEntries.givenUp(ITEM, FailureKind.TRANSIENT);
        ledger.append(failed);
        ledger.append(LedgerEntries.started("a1", PRICE, ITEM));
        ledger.append(LedgerEntries.failed("a1", Charged.NO, Money.ZERO, FailureKind.TRANSIENT));

        twice(() -> assertThat(ledger.find(ITEM)).contains(new ItemState.Failed(failed)));
    }

    @Test
    @DisplayName("A call of unknown outcome stays open, and keeps its hold")
    void find_endedUnknown_isOpen() throws Exception {
        AttemptStarted started = LedgerEntries.started("a1", PRICE, ITEM);
        ledger.append(started);
        ledger.append(LedgerEntries.failed("a1", Charged.UNKNOWN, PRICE, FailureKind.UNKNOWN_OUTCOME));

        twice(() -> {
            assertThat(ledger.find(ITEM)).contains(new ItemState.Unresolved(started));
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.ZERO, PRICE));
        });
    }

    @Test
    @DisplayName("An attempt without an end that is settled as free leaves no trace on the item")
    void append_openSettledAsFree_isAsBefore() throws Exception {
        ledger.append(LedgerEntries.started("a1", PRICE, ITEM));
        ledger.append(LedgerEntries.settledAsFree("a1"));

        twice(() -> {
            assertThat(ledger.find(ITEM)).isEmpty();
            assertThat(ledger.totals()).isEqualTo(LedgerTotals.NONE);
        });
    }

    @Test
    @DisplayName("An unknown attempt that is settled as charged is spent, and its item stays as it is")
    void append_unknownSettledAsCharged_isSpent() throws Exception {
        AttemptStarted started = LedgerEntries.started("a1", PRICE, ITEM);
        ledger.append(started);
        ledger.append(LedgerEntries.failed("a1", Charged.UNKNOWN, PRICE, FailureKind.UNKNOWN_OUTCOME));
        ledger.append(LedgerEntries.settledAsCharged("a1", Money.usd("0.03")));

        twice(() -> {
            assertThat(ledger.find(ITEM)).contains(new ItemState.Unresolved(started));
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.usd("0.03"), Money.ZERO));
        });
    }

    @Test
    @DisplayName("An item that failed as perhaps charged failed for free once its attempt is settled so")
    void append_failedSettledAsFree_isFailedForFree() throws Exception {
        ledger.append(LedgerEntries.started("a1", PRICE, ITEM));
        ledger.append(LedgerEntries.failed("a1", Charged.UNKNOWN, PRICE, FailureKind.UNKNOWN_OUTCOME));
        ledger.append(LedgerEntries.givenUp(ITEM, FailureKind.UNKNOWN_OUTCOME));
        ledger.append(LedgerEntries.settledAsFree("a1"));

        twice(() -> {
            assertThat(ledger.find(ITEM))
                    .get()
                    .isInstanceOfSatisfying(
                            ItemState.Failed.class,
                            failed -> assertThat(failed.entry().failure().charged())
                                    .isEqualTo(Charged.NO));
            assertThat(ledger.totals()).isEqualTo(LedgerTotals.NONE);
        });
    }

    @Test
    @DisplayName("Of two unknown attempts for one item, the one that is not settled as free still counts")
    void append_oneOfTwoSettledAsFree_leavesTheOther() throws Exception {
        AttemptStarted first = LedgerEntries.started("a1", PRICE, ITEM);
        ledger.append(first);
        ledger.append(LedgerEntries.failed("a1", Charged.UNKNOWN, PRICE, FailureKind.UNKNOWN_OUTCOME));
        ledger.append(LedgerEntries.started("a2", PRICE, ITEM));
        ledger.append(LedgerEntries.failed("a2", Charged.UNKNOWN, PRICE, FailureKind.UNKNOWN_OUTCOME));
        ledger.append(LedgerEntries.givenUp(ITEM, FailureKind.UNKNOWN_OUTCOME));
        ledger.append(LedgerEntries.settledAsFree("a2"));

        twice(() -> {
            assertThat(ledger.find(ITEM)).contains(new ItemState.Unresolved(first));
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.ZERO, PRICE));
        });
    }

    @Test
    @DisplayName("An image that was stored meanwhile stays stored when an attempt is settled as free")
    void append_storedSettledAsFree_isStored() throws Exception {
        ImageStored stored = LedgerEntries.stored(ITEM, PRICE);
        ledger.append(LedgerEntries.started("a1", PRICE, ITEM));
        ledger.append(stored);
        ledger.append(LedgerEntries.settledAsFree("a1"));

        twice(() -> assertThat(ledger.find(ITEM)).contains(new ItemState.Stored(stored)));
    }

    @Test
    @DisplayName("What the provider says at last counts instead of a settlement")
    void append_endedAfterSettled_countsInstead() throws Exception {
        AttemptStarted started = LedgerEntries.started("a1", PRICE, ITEM);
        AttemptEnded ended = LedgerEntries.received("a1", PRICE, ITEM);
        ledger.append(started);
        ledger.append(LedgerEntries.settledAsFree("a1"));
        ledger.append(ended);

        twice(() -> {
            assertThat(ledger.find(ITEM))
                    .contains(new ItemState.Received(
                            started, ended, ended.images().get(0)));
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(PRICE, Money.ZERO));
        });
    }

    @Test
    @DisplayName("Only what may have been charged can be settled, and only once")
    void append_settlingWhatIsKnown_isRefused() throws Exception {
        ledger.append(LedgerEntries.started("a1", PRICE, ITEM));
        ledger.append(LedgerEntries.received("a1", PRICE, ITEM));
        ledger.append(LedgerEntries.started("a2", PRICE, OTHER));
        ledger.append(LedgerEntries.settledAsCharged("a2", PRICE));

        twice(() -> {
            for (String attempt : List.of("a1", "a2", "a3")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> ledger.append(LedgerEntries.settledAsFree(attempt)))
                        .withMessageContaining(attempt);
            }
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(PRICE.times(2), Money.ZERO));
            assertThat(entries()).hasSize(4);
        });
    }

    @Test
    @DisplayName("An image that is in the sink is stored, and is not paid for again")
    void find_storedImage_isStored() throws Exception {
        ImageStored stored = LedgerEntries.stored(ITEM, PRICE);
        ledger.append(LedgerEntries.started("a1", PRICE, ITEM));
        ledger.append(LedgerEntries.received("a1", PRICE, ITEM));
        ledger.append(stored);

        twice(() -> {
            assertThat(ledger.find(ITEM)).contains(new ItemState.Stored(stored));
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(PRICE, Money.ZERO));
        });
    }

    @Test
    @DisplayName("An image that was given up is failed, and what was received stays with it")
    void find_failedItem_isFailedWithWhatIsKept() throws Exception {
        AttemptEnded ended = LedgerEntries.received("a1", PRICE, ITEM);
        ItemFailed failed = LedgerEntries.givenUp(
                ITEM, FailureKind.SINK_FAILED, ended.images().get(0));
        ledger.append(LedgerEntries.started("a1", PRICE, ITEM));
        ledger.append(ended);
        ledger.append(failed);

        twice(() -> {
            assertThat(ledger.find(ITEM)).contains(new ItemState.Failed(failed));
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(PRICE, Money.ZERO));
        });
    }

    @Test
    @DisplayName("A failed image that is stored later is stored")
    void find_storedAfterFailed_isStored() throws Exception {
        ImageStored stored = LedgerEntries.stored(ITEM, PRICE);
        ledger.append(LedgerEntries.givenUp(ITEM, FailureKind.SINK_FAILED));
        ledger.append(stored);

        twice(() -> assertThat(ledger.find(ITEM)).contains(new ItemState.Stored(stored)));
    }

    @Test
    @DisplayName("A step is known, by its latest result, until the image is stored or the place told")
    void step_noted_isKnownUntilTheImageIsStored() throws Exception {
        ledger.append(new StepCompleted(ITEM, AT, "file", "id 1"));
        ledger.append(new StepCompleted(ITEM, AT, "file", "id 2"));
        ledger.append(new StepCompleted(OTHER, AT, "page", "id 3"));

        twice(() -> {
            assertThat(ledger.step(ITEM, "file")).contains("id 2");
            assertThat(ledger.step(ITEM, "page")).isEmpty();
            assertThat(ledger.step(OTHER, "page")).contains("id 3");
            assertThat(ledger.find(ITEM)).isEmpty();
        });
        ledger.append(LedgerEntries.stored(ITEM, PRICE));
        ledger.append(new ImageBound(OTHER, AT, "page/home#hero", null));

        twice(() -> {
            assertThat(ledger.step(ITEM, "file")).isEmpty();
            assertThat(ledger.step(OTHER, "page")).isEmpty();
        });
    }

    @Test
    @DisplayName("A binding that was told is known, and no other")
    void isBound_toldBinding_isTrue() throws Exception {
        ledger.append(new ImageBound(ITEM, AT, "page/home#hero", null));

        twice(() -> {
            assertThat(ledger.isBound(ITEM)).isTrue();
            assertThat(ledger.isBound(OTHER)).isFalse();
            assertThat(ledger.find(ITEM)).isEmpty();
        });
    }

    @Test
    @DisplayName("Numbers count from one in each sequence, and go on after the ledger was closed")
    void reserveNumber_again_goesOn() throws Exception {
        assertThat(ledger.reserveNumber(ITEM, "mara")).isEqualTo(1);
        assertThat(ledger.reserveNumber(OTHER, "mara")).isEqualTo(2);
        assertThat(ledger.reserveNumber(new Fingerprint(9, 9), "ben")).isEqualTo(1);
        ledger = reopen(ledger);

        assertThat(ledger.reserveNumber(new Fingerprint(8, 8), "mara")).isEqualTo(3);
        assertThat(ledger.number(ITEM)).hasValue(1);
        assertThat(ledger.number(OTHER)).hasValue(2);
    }

    @Test
    @DisplayName("Every entry is shown in the order of writing, just as it was written")
    void forEach_manyEntries_showsThemInOrder() throws Exception {
        List<LedgerEntry> written = List.of(
                LedgerEntries.started("a1", PRICE, ITEM, OTHER),
                LedgerEntries.received("a1", PRICE, ITEM),
                LedgerEntries.stored(ITEM, PRICE),
                new ImageBound(ITEM, AT, "page/\u00e4\u2028\"quoted\"\n#hero", null),
                LedgerEntries.started("a2", Money.ZERO, OTHER),
                LedgerEntries.failed("a2", Charged.UNKNOWN, Money.ZERO, FailureKind.EMPTY_ANSWER),
                LedgerEntries.givenUp(OTHER, FailureKind.EMPTY_ANSWER),
                LedgerEntries.started("a3", PRICE, OTHER),
                LedgerEntries.settledAsFree("a3"));
        ledger.append(written.subList(0, 3));
        ledger.append(written.subList(3, written.size()));

        twice(() -> assertThat(entries()).isEqualTo(written));
    }

    @Test
    @DisplayName("A subject's images are known by their owner alone, the newest first, a page at a time")
    void entries_ofSubject_areItsOwnNewestFirst() throws Exception {
        ImageStored first = LedgerEntries.stored(MARA, ITEM, "mara_1.png");
        ItemFailed second = LedgerEntries.placeholder(MARA, OTHER, "mara_2.png");
        ledger.append(List.of(first, LedgerEntries.stored(OTHERS_MARA, new Fingerprint(7, 7), "theirs.png"), second));
        ledger.append(LedgerEntries.stored(new Fingerprint(8, 8), PRICE));

        twice(() -> {
            assertThat(images(MARA)).containsExactly(second, first);
            assertThat(ledger.entries(MARA, SubjectEntries.IMAGES, 1, 1)).containsExactly(first);
            assertThat(ledger.entries(MARA, SubjectEntries.IMAGES, 2, 1)).isEmpty();
            assertThat(images(OTHERS_MARA)).hasSize(1);
            assertThat(images(Subject.of("mara"))).isEmpty();
            assertThat(ledger.image(MARA, "mara_1.png")).contains(first);
            assertThat(ledger.image(OTHERS_MARA, "mara_1.png")).isEmpty();
        });
    }

    @Test
    @DisplayName("An image that takes a placeholder's place stands for it, and is the newest")
    void entries_placeholderReplaced_haveTheImageOnce() throws Exception {
        ItemFailed placeholder = LedgerEntries.placeholder(MARA, ITEM, "mara_1.png");
        ImageStored other = LedgerEntries.stored(MARA, OTHER, "mara_2.png");
        ImageStored real = LedgerEntries.stored(MARA, ITEM, "mara_1.png");
        ledger.append(List.of(placeholder, other, real));

        twice(() -> assertThat(images(MARA)).containsExactly(real, other));
    }

    @Test
    @DisplayName("A deleted image is unknown, its places are not told, and its number is not given again")
    void append_deletion_forgetsTheImage() throws Exception {
        Fingerprint binding = new Fingerprint(5, 5);
        ledger.reserveNumber(ITEM, "mara");
        ledger.append(LedgerEntries.stored(MARA, ITEM, "mara_1.png"));
        ledger.append(LedgerEntries.stored(MARA, OTHER, "mara_2.png"));
        ledger.append(new ImageBound(binding, AT, "page/home", new ImageBound.SubjectImage(MARA, "mara_1.png")));
        assertThat(ledger.entries(MARA, SubjectEntries.BOUND, 0, 9)).hasSize(1);
        DeletionStarted deletion =
                LedgerEntries.deletion(MARA, ITEM, "mara_1.png", new DeletionStarted.BoundPlace(binding, "page/home"));
        ledger.append(deletion);

        twice(() -> {
            assertThat(ledger.find(ITEM)).isEmpty();
            assertThat(ledger.number(ITEM)).isEmpty();
            assertThat(ledger.isBound(binding)).isFalse();
            assertThat(ledger.image(MARA, "mara_1.png")).isEmpty();
            assertThat(images(MARA)).hasSize(1);
            assertThat(ledger.entries(MARA, SubjectEntries.BOUND, 0, 9)).isEmpty();
            assertThat(ledger.entries(MARA, SubjectEntries.DELETIONS, 0, 9)).containsExactly(deletion);
        });
        ledger.append(new ImageDeleted(MARA, AT, "mara_1.png"));

        twice(() ->
                assertThat(ledger.entries(MARA, SubjectEntries.DELETIONS, 0, 9)).isEmpty());
        assertThat(ledger.reserveNumber(ITEM, "mara")).isEqualTo(2);
    }

    @Test
    @DisplayName("Of an image that was made again, the earlier one can be deleted and the later one stays known")
    void append_deletionOfEarlierImage_keepsTheLaterOne() throws Exception {
        ImageStored later = LedgerEntries.stored(MARA, ITEM, "mara_2.png");
        ledger.append(LedgerEntries.stored(MARA, ITEM, "mara_1.png"));
        ledger.append(later);
        ledger.append(LedgerEntries.deletion(MARA, ITEM, "mara_1.png"));

        twice(() -> {
            assertThat(ledger.find(ITEM)).contains(new ItemState.Stored(later));
            assertThat(images(MARA)).containsExactly(later);
        });
    }

    @Test
    @DisplayName("A deleted image does not come back when an attempt to make it again turns out to be free")
    void append_attemptSettledAfterDeletion_doesNotBringTheImageBack() throws Exception {
        AttemptStarted again = LedgerEntries.started("a1", PRICE, ITEM);
        ledger.append(LedgerEntries.stored(MARA, ITEM, "mara_1.png"));
        ledger.append(again);
        ledger.append(LedgerEntries.deletion(MARA, ITEM, "mara_1.png"));

        twice(() -> assertThat(ledger.find(ITEM)).contains(new ItemState.Unresolved(again)));
        ledger.append(LedgerEntries.settledAsFree("a1"));

        twice(() -> assertThat(ledger.find(ITEM)).isEmpty());
    }

    private List<LedgerEntry> images(Subject subject) throws IOException {
        return ledger.entries(subject, SubjectEntries.IMAGES, 0, 9);
    }

    @Test
    @DisplayName("Many threads write at once, and no cent is lost")
    void append_fromManyThreads_losesNothing() throws Exception {
        atOnce(thread -> {
            for (int i = 0; i < ATTEMPTS_PER_THREAD; i++) {
                Fingerprint item = new Fingerprint(thread, i);
                String attempt = "t" + thread + "-" + i;
                ledger.append(LedgerEntries.started(attempt, PRICE, item));
                ledger.append(LedgerEntries.received(attempt, PRICE, item));
            }
            return thread;
        });

        twice(() -> {
            long attempts = (long) THREADS * ATTEMPTS_PER_THREAD;
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(PRICE.times(attempts), Money.ZERO));
            assertThat(entries()).hasSize((int) (2 * attempts));
            assertThat(ledger.find(new Fingerprint(THREADS - 1, ATTEMPTS_PER_THREAD - 1)))
                    .containsInstanceOf(ItemState.Received.class);
        });
    }

    @Test
    @DisplayName("Many threads reserve numbers at once, and no number is given twice or left out")
    void reserveNumber_fromManyThreads_givesEachOnce() throws Exception {
        List<List<Integer>> numbers = atOnce(thread -> {
            List<Integer> own = new ArrayList<>();
            for (int i = 0; i < ATTEMPTS_PER_THREAD; i++) {
                own.add(ledger.reserveNumber(new Fingerprint(thread, i), "mara"));
            }
            return own;
        });

        assertThat(numbers.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, THREADS * ATTEMPTS_PER_THREAD)
                        .boxed()
                        .toList());
    }

    private void twice(Check check) throws Exception {
        check.run();
        ledger = reopen(ledger);
        check.run();
    }

    private interface Check {
        void run() throws Exception;
    }
}

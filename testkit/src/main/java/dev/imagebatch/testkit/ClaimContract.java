package dev.imagebatch.testkit;

import static dev.imagebatch.testkit.LedgerEntries.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Claim;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemBusyException;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.StepCompleted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about claims. */
abstract class ClaimContract {

    static final int THREADS = 8;
    private static final int ROUNDS = 20;
    private static final List<Fingerprint> CONTESTED =
            IntStream.range(0, 3).mapToObj(i -> new Fingerprint(7, i)).toList();

    private static final Fingerprint ITEM = new Fingerprint(1, 2);
    private static final Fingerprint OTHER = new Fingerprint(1, 3);
    private static final Money PRICE = Money.usd("0.04");

    /** Returns the ledger of the test, as it is open now. */
    abstract Ledger ledger();

    @Test
    @DisplayName("An item has one claim at a time, also of the same worker; what is free is claimed all the same")
    void claim_ofClaimedItem_holdsTheRestAlone() throws Exception {
        Claim first = ledger().claim(List.of(ITEM), "w1");
        Claim second = ledger().claim(List.of(ITEM, OTHER), "w2");
        Claim third = ledger().claim(List.of(ITEM, OTHER), "w1");

        assertThat(first.holds(ITEM)).isTrue();
        assertThat(first.holds(OTHER)).isFalse();
        assertThat(second.holds(ITEM)).isFalse();
        assertThat(second.holds(OTHER)).isTrue();
        assertThat(third.holds(ITEM)).isFalse();
        assertThat(third.holds(OTHER)).isFalse();
    }

    @Test
    @DisplayName("A closed claim frees its items; closed again, it leaves the next one's alone")
    void close_again_leavesTheClaimsOfOthers() throws Exception {
        Claim first = ledger().claim(List.of(ITEM), "w1");
        Claim without = ledger().claim(List.of(ITEM), "w2");
        first.close();
        Claim next = ledger().claim(List.of(ITEM), "w3");
        first.close();
        without.close();

        assertThat(next.holds(ITEM)).isTrue();
        assertThat(ledger().claim(List.of(ITEM), "w1").holds(ITEM)).isFalse();
        next.close();
        assertThat(ledger().claim(List.of(ITEM), "w1").holds(ITEM)).isTrue();
    }

    @Test
    @DisplayName("Claims write nothing, and change nothing that is known of the item")
    void claim_ofUnknownItem_leavesNoTrace() throws Exception {
        Claim claim = ledger().claim(List.of(ITEM), "w1");

        assertThat(ledger().find(ITEM)).isEmpty();
        assertThat(entries()).isEmpty();
        claim.close();
        assertThat(entries()).isEmpty();
    }

    @Test
    @DisplayName("An action runs at once if the item is free, and otherwise once, when it is freed")
    void whenFree_ofClaimedItem_runsOnceAtItsRelease() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger later = new AtomicInteger();
        ledger().whenFree(ITEM, atOnce::incrementAndGet);
        assertThat(atOnce).hasValue(1);

        Claim claim = ledger().claim(List.of(ITEM, OTHER), "w1");
        ledger().whenFree(ITEM, later::incrementAndGet);
        ledger().whenFree(OTHER, later::incrementAndGet);
        ledger().claim(List.of(ITEM), "w2").close();
        assertThat(later).hasValue(0);

        claim.close();
        assertThat(later).hasValue(2);
        ledger().claim(List.of(ITEM), "w2").close();
        assertThat(later).hasValue(2);
        assertThat(atOnce).hasValue(1);
    }

    @Test
    @DisplayName("An action may claim the freed item, and one that throws does not keep others from running")
    void whenFree_actionsThatClaimOrThrow_allRun() throws Exception {
        Claim claim = ledger().claim(List.of(ITEM), "w1");
        List<Claim> claimed = new ArrayList<>();
        ledger().whenFree(ITEM, () -> {
            throw new IllegalStateException("on purpose");
        });
        ledger().whenFree(ITEM, () -> claimed.add(claimed(ITEM, "w2")));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(claim::close)
                .withMessage("on purpose");

        assertThat(claimed).singleElement().matches(next -> next.holds(ITEM));
    }

    @Test
    @DisplayName("An attempt for an item that another worker has claimed is refused, and nothing is written")
    void append_attemptForClaimedItem_isRefused() throws Exception {
        Claim claim = ledger().claim(List.of(ITEM), "w1");
        LedgerTotals before = ledger().totals();

        for (String worker : new String[] {"w2", null}) {
            AttemptStarted refused = LedgerEntries.startedBy(worker, "a2", PRICE, OTHER, ITEM);
            assertThatExceptionOfType(ItemBusyException.class)
                    .isThrownBy(() -> ledger().append(List.of(new StepCompleted(OTHER, AT, "s", "r"), refused)))
                    .satisfies(busy -> assertThat(busy.item()).isEqualTo(ITEM))
                    .satisfies(busy -> assertThat(busy.worker()).isEqualTo("w1"));
        }

        assertThat(entries()).isEmpty();
        assertThat(ledger().totals()).isEqualTo(before);
        assertThat(ledger().find(OTHER)).isEmpty();
        assertThat(ledger().step(OTHER, "s")).isEmpty();
        AttemptStarted accepted = LedgerEntries.startedBy("w1", "a1", PRICE, ITEM, OTHER);
        ledger().append(accepted);
        claim.close();
        assertThat(entries()).containsExactly(accepted);
    }

    @Test
    @DisplayName("A claimed item that is being generated is in progress; once it is free its state is the true one")
    void find_claimedAndStarted_isInProgressUntilFreed() throws Exception {
        AttemptStarted started = LedgerEntries.startedBy("w1", "a1", PRICE, ITEM);
        Claim claim = ledger().claim(List.of(ITEM), "w1");
        ledger().append(started);
        assertThat(ledger().find(ITEM)).contains(new ItemState.InProgress(started));

        ledger().append(LedgerEntries.failed("a1", Charged.UNKNOWN, PRICE, FailureKind.UNKNOWN_OUTCOME));
        assertThat(ledger().find(ITEM)).contains(new ItemState.InProgress(started));
        claim.close();
        assertThat(ledger().find(ITEM)).contains(new ItemState.Unresolved(started));
    }

    @Test
    @DisplayName("A received image that is being stored is in progress")
    void find_claimedAndReceived_isInProgressUntilFreed() throws Exception {
        AttemptStarted started = LedgerEntries.startedBy("w1", "a1", PRICE, ITEM);
        AttemptEnded ended = LedgerEntries.received("a1", PRICE, ITEM);
        Claim claim = ledger().claim(List.of(ITEM), "w1");
        ledger().append(List.of(started, ended));
        assertThat(ledger().find(ITEM)).contains(new ItemState.InProgress(started));

        claim.close();
        assertThat(ledger().find(ITEM))
                .contains(new ItemState.Received(started, ended, ended.images().get(0)));
    }

    @Test
    @DisplayName("An attempt of a crash is not in progress because its item is claimed")
    void find_claimedAfterCrash_isUnresolvedUntilRequestedAgain() throws Exception {
        AttemptStarted crashed = LedgerEntries.startedBy("w0", "a0", PRICE, ITEM);
        AttemptStarted again = LedgerEntries.startedBy("w1", "a1", PRICE, ITEM);
        ledger().append(crashed);
        Claim claim = ledger().claim(List.of(ITEM), "w1");
        assertThat(ledger().find(ITEM)).contains(new ItemState.Unresolved(crashed));

        ledger().append(again);
        assertThat(ledger().find(ITEM)).contains(new ItemState.InProgress(again));
        claim.close();
        assertThat(ledger().find(ITEM)).contains(new ItemState.Unresolved(again));
    }

    @Test
    @DisplayName("While a stored image is generated again, it is known as stored; then its state is the true one")
    void find_claimedForRedo_isStoredUntilFreed() throws Exception {
        ImageStored stored = LedgerEntries.stored(ITEM, PRICE);
        AttemptStarted again = LedgerEntries.startedBy("w1", "a1", PRICE, ITEM);
        ledger().append(stored);
        Claim claim = ledger().claim(List.of(ITEM), "w1");
        ledger().append(again);
        assertThat(ledger().find(ITEM)).contains(new ItemState.Stored(stored));

        claim.close();
        assertThat(ledger().find(ITEM)).contains(new ItemState.Unresolved(again));
    }

    @Test
    @DisplayName("What is held for calls of known workers is in flight until they end; the rest is uncertain")
    void totals_ofKnownWorkers_areInFlightUntilTheyEnd() throws Exception {
        ledger().append(LedgerEntries.started("a0", PRICE, OTHER));
        ledger().append(LedgerEntries.startedBy("w1", "a1", PRICE.times(2), ITEM));
        assertThat(ledger().totals()).isEqualTo(new LedgerTotals(Money.ZERO, PRICE.times(3), PRICE.times(2)));
        assertThat(ledger().totals().uncertain()).isEqualTo(PRICE);

        ledger().append(LedgerEntries.failed("a1", Charged.UNKNOWN, PRICE.times(2), FailureKind.UNKNOWN_OUTCOME));
        assertThat(ledger().totals()).isEqualTo(new LedgerTotals(Money.ZERO, PRICE.times(3)));
        assertThat(ledger().totals().uncertain()).isEqualTo(PRICE.times(3));

        ledger().append(LedgerEntries.startedBy("w1", "a2", PRICE, ITEM));
        ledger().append(LedgerEntries.received("a2", PRICE, ITEM));
        assertThat(ledger().totals()).isEqualTo(new LedgerTotals(PRICE, PRICE.times(3)));
    }

    @Test
    @DisplayName("Many workers contend for items: each has one holder at a time, and each waiting one is woken")
    void claim_byManyWorkers_hasOneHolder() throws Exception {
        contend(thread -> "w" + thread);
    }

    @Test
    @DisplayName("Many threads of one worker contend for items: each has one holder at a time")
    void claim_byManyThreadsOfOneWorker_hasOneHolder() throws Exception {
        contend(thread -> "w");
    }

    private void contend(IntFunction<String> workers) throws Exception {
        AtomicIntegerArray holders = new AtomicIntegerArray(CONTESTED.size());
        atOnce(thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                int item = (thread + round) % CONTESTED.size();
                try (Claim claim = awaitClaim(CONTESTED.get(item), workers.apply(thread))) {
                    assertThat(claim.holds(CONTESTED.get(item))).isTrue();
                    assertThat(holders.incrementAndGet(item)).isEqualTo(1);
                    attempt(workers.apply(thread), "t" + thread + "-" + round, CONTESTED.get(item));
                    assertThat(holders.decrementAndGet(item)).isZero();
                }
            }
            return thread;
        });

        assertThat(ledger().totals()).isEqualTo(new LedgerTotals(PRICE.times((long) THREADS * ROUNDS), Money.ZERO));
        for (Fingerprint item : CONTESTED) {
            assertThat(ledger().claim(List.of(item), "last").holds(item)).isTrue();
        }
    }

    private void attempt(String worker, String attempt, Fingerprint item) throws IOException {
        AttemptStarted started = LedgerEntries.startedBy(worker, attempt, PRICE, item);
        ledger().append(started);
        assertThat(ledger().find(item)).contains(new ItemState.InProgress(started));
        ledger().append(LedgerEntries.received(attempt, PRICE, item));
    }

    private Claim awaitClaim(Fingerprint item, String worker) throws IOException {
        Claim claim = ledger().claim(List.of(item), worker);
        while (!claim.holds(item)) {
            claim.close();
            CompletableFuture<Void> free = new CompletableFuture<>();
            ledger().whenFree(item, () -> free.complete(null));
            free.join();
            claim = ledger().claim(List.of(item), worker);
        }
        return claim;
    }

    private Claim claimed(Fingerprint item, String worker) {
        try {
            return ledger().claim(List.of(item), worker);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<LedgerEntry> entries() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger().forEach(entries::add);
        return entries;
    }

    static <T> List<T> atOnce(Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                tasks.add(() -> work.of(thread));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    interface Work<T> {
        T of(int thread) throws Exception;
    }
}

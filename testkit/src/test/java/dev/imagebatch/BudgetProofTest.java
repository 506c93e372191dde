package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.LedgerSummary;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.ManualClock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whole batches, 64 calls at once, with random prices, outcomes and listeners that throw: nothing is ever above the
 * limit, nothing stays held that is not unknown, and ledger and budgets agree to the cent. The system property {@code
 * imagebatch.proof.runs} sets how many seeds are run.
 */
class BudgetProofTest {

    private static final int RUNS = Integer.getInteger("imagebatch.proof.runs", 25);
    private static final int THREADS = 64;
    private static final int IMAGES = 96;

    @Test
    @Timeout(600)
    void budgets_underRandomBatches_keepTheirLimitsAndLeakNothing() throws Exception {
        for (int seed = 0; seed < RUNS; seed++) {
            new Run(seed).check();
        }
    }

    private static final class Run {

        private final int seed;
        private final Random random;
        private final MemoryLedger ledger = new MemoryLedger();
        private final GamblingProvider provider;
        private final Budget whole;
        private final Budget part;

        Run(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.provider = new GamblingProvider(seed);
            this.whole = Budget.of(new Money(1 + random.nextInt(GamblingProvider.HIGHEST * IMAGES)));
            this.part = Budget.of(new Money(1 + random.nextInt(GamblingProvider.HIGHEST * IMAGES)))
                    .within(whole);
        }

        void check() throws Exception {
            Watcher watcher = new Watcher(whole, part);
            ImageBatchResult result = run(watcher);

            assertThat(watcher.highest(0)).as("seed %d", seed).isLessThanOrEqualTo(limit(whole));
            assertThat(watcher.highest(1)).as("seed %d", seed).isLessThanOrEqualTo(limit(part));
            LedgerTotals totals = ledger.totals();
            Budget.Balance counted = new Budget.Balance(totals.spent(), totals.held());
            assertThat(part.balance()).as("seed %d", seed).isEqualTo(counted);
            assertThat(whole.balance()).as("seed %d", seed).isEqualTo(counted);
            assertThat(result.spent()).as("seed %d", seed).isEqualTo(totals.spent());
            assertThat(provider.charged()).as("seed %d", seed).isEqualTo(totals.spent());
            assertThat(provider.perhapsCharged()).as("seed %d", seed).isEqualTo(totals.held());
            assertThat(LedgerSummary.of(ledger).spent()).as("seed %d", seed).isEqualTo(totals.spent());
            assertThat(result.processed() + result.skipped())
                    .as("seed %d", seed)
                    .isEqualTo(IMAGES);
        }

        /** All waiting is on a clock of its own, so that the work is as dense as can be. */
        private ImageBatchResult run(Watcher watcher) throws Exception {
            ManualClock clock = new ManualClock();
            ExecutorService workers = clock.executor();
            try (watcher;
                    BatchProcessor processor = BatchProcessor.builder(provider)
                            .sink(new MemorySink())
                            .ledger(ledger)
                            .budget(part)
                            .concurrency(THREADS)
                            .executor(workers)
                            .time(clock)
                            .listener(new ThrowingListener(seed))
                            .retryRules(rules())
                            .random(random)
                            .build()) {
                watcher.start();
                return processor.processAsync(Specs.many(IMAGES)).result().get();
            } finally {
                workers.shutdown();
            }
        }

        private RetryPolicy rules() {
            return RetryPolicy.builder()
                    .onUnknown(random.nextBoolean() ? UnknownOutcomePolicy.RETRY : UnknownOutcomePolicy.FAIL)
                    .backoff(Duration.ZERO, Duration.ZERO)
                    .build();
        }

        private static long limit(Budget budget) {
            return budget.limit().orElseThrow().nanos();
        }
    }

    /** Looks at budgets all the time. */
    private static final class Watcher extends Thread implements AutoCloseable {

        private final Budget[] budgets;
        private final long[] highest;
        private volatile boolean over;

        Watcher(Budget... budgets) {
            this.budgets = budgets;
            this.highest = new long[budgets.length];
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!over) {
                for (int i = 0; i < budgets.length; i++) {
                    highest[i] =
                            Math.max(highest[i], budgets[i].balance().taken().nanos());
                }
                Thread.yield();
            }
        }

        long highest(int budget) {
            return highest[budget];
        }

        @Override
        public void close() throws InterruptedException {
            over = true;
            join();
        }
    }

    /** Fails now and then in every tenth run, so that the log can be read. */
    private static final class ThrowingListener implements BatchListener {

        private final Random random;
        private final int often;

        ThrowingListener(int seed) {
            this.random = new Random(seed);
            this.often = seed % 10 == 0 ? 5 : Integer.MAX_VALUE;
        }

        @Override
        public void onResult(ImageGenerationResult result) {
            fail();
        }

        @Override
        public void onProgress(BatchProgress progress) {
            fail();
        }

        private void fail() {
            if (random.nextInt(often) == 0) {
                throw new OwnTrouble();
            }
        }
    }

    private static final class OwnTrouble extends RuntimeException {

        private static final long serialVersionUID = 1;

        OwnTrouble() {
            super("a listener's own trouble", null, false, false);
        }
    }
}

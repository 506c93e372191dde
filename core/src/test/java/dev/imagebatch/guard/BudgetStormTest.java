package dev.imagebatch.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * 64 threads at one budget, half of them by way of a smaller one within it, with random prices and outcomes. The system
 * property {@code imagebatch.proof.runs} sets how many seeds are run.
 */
class BudgetStormTest {

    private static final int RUNS = Integer.getInteger("imagebatch.proof.runs", 1_000);
    private static final int THREADS = 64;
    private static final int CALLS = 20;
    private static final int HIGHEST = 1_000_000;

    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(THREADS);

    @AfterAll
    static void end() {
        WORKERS.shutdownNow();
    }

    @Test
    void manyThreads_neverExceedTheLimitsAndLeakNothing() throws Exception {
        for (int seed = 0; seed < RUNS; seed++) {
            new Storm(seed).run();
        }
    }

    private static final class Storm {

        private final int seed;
        private final Budget whole;
        private final Budget part;
        private final AtomicLong owed = new AtomicLong();
        private final AtomicLong owedByPart = new AtomicLong();

        Storm(int seed) {
            this.seed = seed;
            Random random = new Random(seed);
            this.whole = Budget.of(new Money(random.nextLong((long) HIGHEST * THREADS)));
            this.part = Budget.of(new Money(random.nextLong((long) HIGHEST * THREADS)))
                    .within(whole);
        }

        void run() throws Exception {
            List<Callable<Void>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random luck = new Random(seed * 1_000L + i);
                boolean inPart = i % 2 == 0;
                threads.add(() -> calls(luck, inPart ? part : whole));
            }
            for (Future<Void> thread : WORKERS.invokeAll(threads)) {
                thread.get();
            }
            assertThat(whole.balance().taken().nanos()).as("seed %d", seed).isEqualTo(owed.get());
            assertThat(part.balance().taken().nanos()).as("seed %d", seed).isEqualTo(owedByPart.get());
            assertThat(whole.overshoot()).isEmpty();
        }

        private Void calls(Random luck, Budget budget) {
            for (int call = 0; call < CALLS; call++) {
                Money highest = new Money(luck.nextInt(HIGHEST));
                Optional<Budget.Hold> hold = budget.tryHold(highest);
                watch();
                if (hold.isPresent()) {
                    long cost = end(hold.get(), luck);
                    owed.addAndGet(cost);
                    owedByPart.addAndGet(budget == part ? cost : 0);
                }
                watch();
            }
            return null;
        }

        private void watch() {
            assertThat(part.balance().taken()).isLessThanOrEqualTo(part.limit().orElseThrow());
            assertThat(whole.balance().taken())
                    .isLessThanOrEqualTo(whole.limit().orElseThrow());
        }

        private static long end(Budget.Hold hold, Random luck) {
            switch (luck.nextInt(4)) {
                case 0 -> {
                    hold.release();
                    hold.keep();
                    return 0;
                }
                case 1 -> {
                    hold.keep();
                    hold.release();
                    return hold.amount().nanos();
                }
                default -> {
                    long actual = luck.nextLong(hold.amount().nanos() + 1);
                    hold.settle(new Money(actual));
                    hold.keep();
                    return actual;
                }
            }
        }
    }
}

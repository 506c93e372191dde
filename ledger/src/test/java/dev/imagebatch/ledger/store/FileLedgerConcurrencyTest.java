package dev.imagebatch.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.Entries;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerConcurrencyTest {

    private static final int THREADS = 64;
    private static final int ITEMS = 25;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ledger.jsonl");
    }

    @Test
    void append_byManyThreads_losesNothing() throws Exception {
        try (FileLedger ledger = FileLedger.open(file)) {
            inParallel(thread -> {
                for (int i = 0; i < ITEMS; i++) {
                    generate(ledger, thread * ITEMS + i);
                }
                return thread;
            });
            assertEverythingIsThere(ledger);
        }

        try (FileLedger ledger = FileLedger.open(file)) {
            assertEverythingIsThere(ledger);
        }
    }

    private static void generate(FileLedger ledger, int number) throws IOException {
        Fingerprint item = Entries.item(number);
        String attempt = "a" + number;
        ledger.append(Entries.started(attempt, item));
        assertThat(ledger.find(item)).containsInstanceOf(ItemState.Unresolved.class);
        ledger.append(Entries.ended(attempt, Charged.YES, item));
        assertThat(ledger.find(item)).containsInstanceOf(ItemState.Received.class);
        ledger.append(List.of(
                Entries.stored(item, number + ".png"),
                new ImageBound(Entries.item(-2 - number), Entries.AT, "p", null)));
    }

    private static void assertEverythingIsThere(FileLedger ledger) throws IOException {
        for (int number = 0; number < THREADS * ITEMS; number++) {
            assertThat(ledger.find(Entries.item(number)))
                    .contains(new ItemState.Stored(Entries.stored(Entries.item(number), number + ".png")));
            assertThat(ledger.isBound(Entries.item(-2 - number))).isTrue();
        }
        long count = THREADS * ITEMS;
        assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Entries.CENT.times(3 * count), Entries.CENT.times(0)));
    }

    @Test
    void append_byThreadsThatWaitTogether_sharesOneForce() throws Exception {
        CountingDevice device = new CountingDevice();
        try (FileLedger ledger = FileLedger.open(file, TimeSource.system(), device)) {
            device.ledger = ledger;
            device.forces.set(0);
            inParallel(thread -> {
                ledger.append(Entries.started("a" + thread, Entries.item(thread)));
                return thread;
            });

            assertThat(device.forces.get()).isEqualTo(2);
        }
    }

    /** Lets the first force last until every thread has appended. */
    private static final class CountingDevice extends UnforcedDevice {

        private final AtomicInteger forces = new AtomicInteger();
        private volatile FileLedger ledger;

        @Override
        public void force(RandomAccessFile file) {
            forces.incrementAndGet();
            while (ledger != null && !ledger.totals().held().equals(Entries.CENT.times(4 * THREADS))) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void reserveNumber_byManyThreads_givesEachNumberOnce() throws Exception {
        Set<Integer> numbers = new HashSet<>();
        try (FileLedger ledger = FileLedger.open(file)) {
            numbers.addAll(inParallel(thread -> ledger.reserveNumber(Entries.item(thread), "anna")));
            assertThat(ledger.number(Entries.item(5))).isPresent();
        }

        assertThat(numbers).hasSize(THREADS).contains(1, THREADS);
        try (FileLedger ledger = FileLedger.open(file)) {
            assertThat(ledger.reserveNumber(Entries.item(1), "anna")).isEqualTo(THREADS + 1);
        }
    }

    @Test
    void append_byInterruptedThreads_worksAndKeepsTheInterrupt() throws Exception {
        try (FileLedger ledger = FileLedger.open(file)) {
            List<Boolean> interrupted = inParallel(thread -> {
                Thread.currentThread().interrupt();
                for (int i = 0; i < ITEMS; i++) {
                    generate(ledger, thread * ITEMS + i);
                }
                ledger.forEach(entry -> {});
                return Thread.interrupted();
            });
            assertThat(interrupted).hasSize(THREADS).containsOnly(true);
            assertEverythingIsThere(ledger);
        }
    }

    @Test
    void openAndClose_byInterruptedThread_work() throws Exception {
        Thread.currentThread().interrupt();
        try (FileLedger ledger = FileLedger.open(file)) {
            ledger.append(Entries.started("a", Entries.item(1)));
        }
        assertThat(Thread.interrupted()).isTrue();

        try (FileLedger ledger = FileLedger.open(file)) {
            assertThat(ledger.find(Entries.item(1))).isPresent();
        }
    }

    private static <T> List<T> inParallel(Work<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                calls.add(() -> {
                    start.await();
                    return work.run(thread);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(int thread) throws Exception;
    }
}

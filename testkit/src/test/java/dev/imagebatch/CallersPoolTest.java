package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.imagebatch.cost.Money;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers on the pool that is the executor of the processor: each occupies a thread that its batch could use. */
@Timeout(60)
class CallersPoolTest {

    private static final int CALLERS = 3;
    private static final int IMAGES = 5;

    @TempDir
    private Path folder;

    private final ScriptedProvider provider = ScriptedProvider.builder()
            .price(Money.usd("0.01"))
            .latency(call -> Duration.ofMillis(5))
            .build();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void process_onEveryThreadOfThePool_ends(int threads) throws Exception {
        try (Pool pool = new Pool(threads);
                BatchProcessor processor = processor(pool)) {
            List<ImageBatchResult> results = pool.all(caller -> processor.process(images("c" + caller)));

            assertThat(results).allMatch(ImageBatchResult::isFullySuccessful);
        }
        assertThat(provider.calls()).isEqualTo(CALLERS * IMAGES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void process_ofTheSameImages_paysForEachOnce(int threads) throws Exception {
        try (Pool pool = new Pool(threads);
                BatchProcessor processor = processor(pool)) {
            List<ImageBatchResult> results = pool.all(caller -> processor.process(images("same")));

            assertThat(results).allMatch(ImageBatchResult::isFullySuccessful);
        }
        assertThat(provider.calls()).isEqualTo(IMAGES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void awaitOfAsynchronousBatch_onEveryThreadOfThePool_ends(int threads) throws Exception {
        try (Pool pool = new Pool(threads);
                BatchProcessor processor = processor(pool)) {
            List<ImageBatchResult> results = pool.all(caller -> {
                BatchRun run = processor.processAsync(images("c" + caller));
                assertThat(run.await(Duration.ofSeconds(30))).isTrue();
                return run.result().get();
            });

            assertThat(results).allMatch(ImageBatchResult::isFullySuccessful);
        }
        assertThat(provider.calls()).isEqualTo(CALLERS * IMAGES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void processOfOneImage_onEveryThreadOfThePool_ends(int threads) throws Exception {
        try (Pool pool = new Pool(threads);
                BatchProcessor processor = processor(pool)) {
            List<ImageGenerationResult> results = pool.all(caller -> processor.process(Specs.one("c" + caller)));

            assertThat(results).allMatch(ImageGenerationResult::isSuccess);
        }
    }

    @Test
    void awaitShorterThanTheBatch_returnsFalse_andTheBatchContinues() throws Exception {
        CountDownLatch isFree = new CountDownLatch(1);
        try (Pool pool = new Pool(1);
                BatchProcessor processor = processor(pool)) {
            pool.threads.execute(() -> awaitLatch(isFree));
            BatchRun run = processor.processAsync(images("c"));

            assertThat(run.await(Duration.ofMillis(20))).isFalse();
            isFree.countDown();
            assertThat(run.await(Duration.ofSeconds(30))).isTrue();
            assertThat(run.result().get().isFullySuccessful()).isTrue();
        }
    }

    @Test
    void close_whileEveryThreadOfThePoolWaits_endsAllBatches() throws Exception {
        CountDownLatch starts = new CountDownLatch(CALLERS);
        CountDownLatch isClosing = new CountDownLatch(1);
        ScriptedProvider slow = ScriptedProvider.builder()
                .price(Money.usd("0.01"))
                .latency(call -> Duration.ofSeconds(1))
                .otherwise(call -> {
                    awaitLatch(isClosing);
                    return Step.image().play(call);
                })
                .build();
        BatchListener listener = new BatchListener() {
            @Override
            public void onStart(String batch) {
                starts.countDown();
            }
        };
        try (Pool pool = new Pool(CALLERS)) {
            BatchProcessor processor = BatchProcessor.builder(slow)
                    .output(folder)
                    .executor(pool.threads)
                    .concurrency(1)
                    .listener(listener)
                    .build();
            CyclicBarrier allAreIn = new CyclicBarrier(CALLERS);
            List<Future<ImageBatchResult>> waiting = pool.submit(caller -> {
                allAreIn.await();
                return processor.process(images("c" + caller));
            });
            starts.await();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(processor::close);
            awaitRefusal(processor);
            isClosing.countDown();
            closed.get();

            for (Future<ImageBatchResult> result : waiting) {
                assertThat(result.get().end()).isEqualTo(End.CANCELLED);
                assertThat(result.get().held()).isEqualTo(Money.ZERO);
            }
        }
    }

    @Test
    void close_whileThePoolHasNoThreadForABatch_endsItAtOnce() throws Exception {
        CountDownLatch isFree = new CountDownLatch(1);
        try (Pool pool = new Pool(1)) {
            BatchProcessor processor = processor(pool);
            pool.threads.execute(() -> awaitLatch(isFree));
            BatchRun run = processor.processAsync(images("c"));

            assertTimeout(Duration.ofSeconds(20), () -> processor.close());
            assertThat(run.result().get().end()).isEqualTo(End.CANCELLED);
            isFree.countDown();
        }
        assertThat(provider.calls()).isZero();
    }

    @Test
    void close_afterThePoolHasDroppedItsTasks_endsTheBatchAtOnce() throws Exception {
        CountDownLatch isFree = new CountDownLatch(1);
        try (Pool pool = new Pool(1)) {
            BatchProcessor processor = processor(pool);
            pool.threads.execute(() -> awaitLatch(isFree));
            BatchRun run = processor.processAsync(images("c"));
            pool.threads.shutdownNow();

            assertTimeout(Duration.ofSeconds(20), () -> processor.close());
            assertThat(run.result().get().end()).isEqualTo(End.CANCELLED);
        }
        assertThat(provider.calls()).isZero();
    }

    /** A pool without a queue refuses what it has no thread for. */
    @Test
    void process_onAPoolThatRefusesTasks_usesTheThreadsThatThereAre() throws Exception {
        ThreadPoolExecutor full = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        try (Pool pool = new Pool(full);
                BatchProcessor processor = processor(pool)) {
            assertThat(processor.process(images("c")).isFullySuccessful()).isTrue();
            assertThat(full.submit(() -> processor.process(images("d"))).get().isFullySuccessful())
                    .isTrue();
        }
    }

    @Test
    void process_onAPoolWhoseCallersRunWhatItRefuses_ends() throws Exception {
        ThreadPoolExecutor full = new ThreadPoolExecutor(
                2, 2, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
        try (Pool pool = new Pool(full);
                BatchProcessor processor = processor(pool)) {
            List<ImageBatchResult> results = pool.all(caller -> processor.process(images("c" + caller)));

            assertThat(results).allMatch(ImageBatchResult::isFullySuccessful);
        }
    }

    private BatchProcessor processor(Pool pool) {
        return BatchProcessor.builder(provider)
                .output(folder)
                .executor(pool.threads)
                .timeout(Duration.ofSeconds(25))
                .build();
    }

    private static SpecificationSource images(String prefix) {
        List<ImageSpecification> images = IntStream.range(0, IMAGES)
                .mapToObj(i -> Specs.one(prefix + "-" + i))
                .toList();
        return SpecificationSource.of(images);
    }

    /** Waits until another thread is closing the processor. */
    private static void awaitRefusal(BatchProcessor processor) {
        try {
            while (true) {
                processor.plan(images("c"));
                Thread.onSpinWait();
            }
        } catch (IllegalStateException e) {
            // it is closing
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work of one of several callers. */
    private interface Caller<T> {
        T call(int number) throws Exception;
    }

    private record Pool(ExecutorService threads) implements AutoCloseable {

        Pool(int count) {
            this(Executors.newFixedThreadPool(count));
        }

        <T> List<Future<T>> submit(Caller<T> caller) {
            List<Future<T>> submitted = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int number = i;
                submitted.add(threads.submit(() -> caller.call(number)));
            }
            return submitted;
        }

        <T> List<T> all(Caller<T> caller) throws Exception {
            List<T> results = new ArrayList<>();
            for (Future<T> result : submit(caller)) {
                results.add(result.get(30, TimeUnit.SECONDS));
            }
            return results;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}

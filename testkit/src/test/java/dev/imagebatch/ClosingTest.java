package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of a processor with runs: nothing that was paid for is lost, every future completes, nothing waits for ever. */
@Timeout(60)
class ClosingTest {

    private static final Money PRICE = Money.usd("0.02");

    @TempDir
    Path folder;

    private final CountDownLatch fourAreIn = new CountDownLatch(4);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void close_waitsForCallsInFlight_andStoresTheirImages() throws Exception {
        ScriptedProvider provider = provider(Step.image(), goOn);
        BatchProcessor processor = builder(provider).build();
        BatchRun run = processor.processAsync(Specs.many(12));
        fourAreIn.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(processor::close);
        awaitRefusal(processor);
        goOn.countDown();
        closed.get();

        assertThat(run.isDone()).isTrue();
        ImageBatchResult result = run.result().get();
        assertThat(result.end()).isEqualTo(End.CANCELLED);
        assertThat(result.generated()).isEqualTo(4);
        assertThat(result.held()).isEqualTo(Money.ZERO);
        assertEveryAttemptEnded();
        try (BatchProcessor next = builder(provider).build()) {
            ImageBatchResult rest = next.process(Specs.many(12));
            assertThat(rest.reused()).isEqualTo(4);
            assertThat(rest.generated()).isEqualTo(8);
        }
        assertThat(provider.calls()).isEqualTo(12);
    }

    @Test
    void close_withABoundShorterThanACall_abortsItAsPerhapsCharged() throws Exception {
        BatchProcessor processor = builder(provider(Step.hang(), null)).build();
        BatchRun run = processor.processAsync(Specs.many(12));
        fourAreIn.await();

        processor.close(Duration.ofMillis(100));

        assertThat(run.isDone()).isTrue();
        assertThat(run.result().get().held()).isEqualTo(PRICE.times(4));
        assertEveryAttemptEnded();
    }

    /** A call that swallows its interruption keeps its thread; nobody waits for it. */
    @Test
    void close_withACallThatIgnoresItsCancellation_recordsItAndEnds() throws Exception {
        ScriptedProvider provider = provider(
                call -> {
                    awaitUninterruptibly(goOn);
                    return Step.image().play(call);
                },
                null);
        ExecutorService threads = Executors.newCachedThreadPool();
        BatchProcessor processor = builder(provider).executor(threads).build();
        BatchRun run = processor.processAsync(Specs.many(12));
        fourAreIn.await();

        processor.close(Duration.ofMillis(100));

        assertThat(run.isDone()).isTrue();
        assertThatThrownBy(() -> run.result().get())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("4 calls did not react");
        assertThat(ended()).hasSize(4).allMatch(end -> end.charged() == Charged.UNKNOWN);
        assertEveryAttemptEnded();
        goOn.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyMethod_afterClose_saysThatTheProcessorIsClosed() {
        BatchProcessor processor = builder(ScriptedProvider.create()).build();
        processor.close();
        processor.close();

        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> processor.process(Specs.many(1)),
                        () -> processor.process(Specs.one("a")),
                        () -> processor.processAsync(Specs.many(1)),
                        () -> processor.processAsync(Specs.one("a")),
                        () -> processor.redo(Specs.many(1), List.of("s0")),
                        () -> processor.redoAsync(Specs.many(1), List.of("s0")),
                        () -> processor.plan(Specs.many(1)),
                        () -> processor.planRedo(Specs.many(1), List.of("s0")),
                        () -> processor.review(Specs.many(1), "b"))
                .forEach(call -> assertThatThrownBy(call)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("closed"));
    }

    @Test
    void close_byAListener_doesNotWaitForItself() throws Exception {
        CompletableFuture<BatchProcessor> self = new CompletableFuture<>();
        List<String> ends = new ArrayList<>();
        BatchProcessor processor = builder(
                        ScriptedProvider.builder().price(PRICE).build())
                .listener(new BatchListener() {
                    @Override
                    public void onResult(ImageGenerationResult result) {
                        self.join().close();
                    }

                    @Override
                    public void onEnd(ImageBatchResult result) {
                        ends.add(result.batch());
                    }
                })
                .build();
        self.complete(processor);
        BatchRun run = processor.processAsync(Specs.many(40));

        assertThat(run.result().get().end()).isEqualTo(End.CANCELLED);
        assertThat(ends).containsExactly(run.id());
        FileLedger.open(folder.resolve(".imagebatch/ledger.jsonl")).close();
    }

    @Test
    void close_byAnInterruptedThread_abortsAtOnce_andKeepsTheInterrupt() throws Exception {
        BatchProcessor processor = builder(provider(Step.hang(), null)).build();
        BatchRun run = processor.processAsync(Specs.many(12));
        fourAreIn.await();

        Thread.currentThread().interrupt();
        processor.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.isDone()).isTrue();
        assertEveryAttemptEnded();
    }

    @Test
    void runThatCannotStart_completesItsFuture_andDoesNotDelayTheEnd() {
        List<Throwable> errors = new ArrayList<>();
        BatchProcessor processor = builder(ScriptedProvider.create())
                .executor(task -> {
                    throw new java.util.concurrent.RejectedExecutionException("the pool is shut down");
                })
                .listener(onError(errors))
                .build();
        BatchRun run = processor.processAsync(Specs.many(1));

        assertThatThrownBy(() -> run.result().get()).isInstanceOf(ExecutionException.class);
        assertThat(errors).hasSize(1);
        processor.close();
    }

    @Test
    void onError_isCalledWhenARunEndsByAnException() {
        List<Throwable> errors = new ArrayList<>();
        try (BatchProcessor processor =
                builder(ScriptedProvider.create()).listener(onError(errors)).build()) {
            SpecificationSource twice = SpecificationSource.of(Specs.one("a"), Specs.one("a"));
            assertThatThrownBy(() -> processor.process(twice)).isSameAs(errors.get(0));
        }
        assertThat(errors).hasSize(1);
    }

    @Test
    void listenerOfARun_hearsOfThatRunOnly_andTheProcessorsOfAll() throws Exception {
        List<String> all = java.util.Collections.synchronizedList(new ArrayList<>());
        List<String> own = java.util.Collections.synchronizedList(new ArrayList<>());
        try (BatchProcessor processor =
                builder(ScriptedProvider.create()).listener(batches(all)).build()) {
            BatchRun first = processor.processAsync(Specs.many(3), batches(own));
            first.result().get(20, TimeUnit.SECONDS);
            BatchRun second = processor.processAsync(Specs.many(5));
            second.result().get(20, TimeUnit.SECONDS);

            assertThat(first.id()).isNotEqualTo(second.id());
            assertThat(own).hasSize(3).containsOnly(first.id());
            assertThat(all).hasSize(8).contains(first.id(), second.id());
            assertThat(second.results()).hasSize(5).allSatisfy(result -> {
                assertThat(result.stored().orElseThrow().address()).isPresent();
                assertThat(result.costNow()).isEqualTo(Money.ZERO);
            });
        }
    }

    @Test
    void await_tellsWhetherTheRunHasEnded() throws Exception {
        try (BatchProcessor processor = builder(provider(Step.image(), goOn)).build()) {
            BatchRun run = processor.processAsync(Specs.many(4));
            fourAreIn.await();
            assertThat(run.await(Duration.ofMillis(20))).isFalse();
            assertThat(run.isDone()).isFalse();
            goOn.countDown();
            assertThat(run.await(Duration.ofSeconds(30))).isTrue();
            assertThat(processor
                            .processAsync(Specs.one("one"))
                            .get(20, TimeUnit.SECONDS)
                            .outcome())
                    .isEqualTo(ImageGenerationResult.Outcome.GENERATED);
        }
    }

    private BatchProcessorBuilder builder(ScriptedProvider provider) {
        return BatchProcessor.builder(provider).output(folder).concurrency(4);
    }

    private ScriptedProvider provider(Step step, CountDownLatch gate) {
        return ScriptedProvider.builder()
                .price(PRICE)
                .otherwise(call -> {
                    fourAreIn.countDown();
                    if (gate != null) {
                        awaitUninterruptibly(gate);
                    }
                    return step.play(call);
                })
                .build();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean isInterrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until another thread is closing the processor. */
    private static void awaitRefusal(BatchProcessor processor) {
        while (true) {
            try {
                processor.plan(Specs.many(1));
                Thread.onSpinWait();
            } catch (IllegalStateException e) {
                return;
            }
        }
    }

    private static BatchListener onError(List<Throwable> errors) {
        return new BatchListener() {
            @Override
            public void onError(String batch, Throwable cause) {
                errors.add(cause);
            }
        };
    }

    private static BatchListener batches(List<String> batches) {
        return new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                batches.add(result.batch());
            }
        };
    }

    private List<AttemptEnded> ended() throws Exception {
        return entries().stream()
                .filter(AttemptEnded.class::isInstance)
                .map(AttemptEnded.class::cast)
                .toList();
    }

    private void assertEveryAttemptEnded() throws Exception {
        long started =
                entries().stream().filter(AttemptStarted.class::isInstance).count();
        assertThat(ended()).hasSize((int) started);
    }

    private List<LedgerEntry> entries() throws Exception {
        List<LedgerEntry> entries = new ArrayList<>();
        FileLedger.read(folder.resolve(".imagebatch/ledger.jsonl"), entries::add);
        return entries;
    }
}

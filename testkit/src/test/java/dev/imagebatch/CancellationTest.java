package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.ScriptedProvider;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final MemorySink sink = new MemorySink();
    private final MemoryLedger ledger = new MemoryLedger();

    @Test
    void cancel_finishesWhatIsInFlightAndStartsNothingNew() throws Exception {
        CountDownLatch fourAreIn = new CountDownLatch(4);
        CountDownLatch goOn = new CountDownLatch(1);
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(Money.usd("0.01"))
                .otherwise(call -> {
                    fourAreIn.countDown();
                    await(goOn);
                    return dev.imagebatch.testkit.Step.image().play(call);
                })
                .build();
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .concurrency(4)
                .build()) {
            BatchRun run = processor.processAsync(Specs.many(40));
            fourAreIn.await();
            run.cancel();
            goOn.countDown();
            ImageBatchResult result = run.result().get();

            assertThat(result.end()).isEqualTo(End.CANCELLED);
            assertThat(result.generated()).isEqualTo(4);
            assertThat(result.processed()).isEqualTo(4);
            assertThat(result.held()).isEqualTo(Money.ZERO);

            assertThat(processor.process(Specs.many(40)).generated()).isEqualTo(36);
        }
        assertThat(provider.calls()).isEqualTo(40);
        assertThat(sink.images()).hasSize(40);
    }

    @Test
    void abort_ofFreeCalls_leavesThemToTheNextRun() throws Exception {
        CountDownLatch twoAreIn = new CountDownLatch(2);
        ScriptedProvider provider = ScriptedProvider.builder()
                .latency(call -> {
                    twoAreIn.countDown();
                    return Duration.ofHours(1);
                })
                .build();
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .concurrency(2)
                .build()) {
            BatchRun run = processor.processAsync(Specs.many(10));
            twoAreIn.await();
            run.abort();

            assertThat(run.result().get().end()).isEqualTo(End.CANCELLED);
        }
        try (BatchProcessor processor = BatchProcessor.builder(ScriptedProvider.create())
                .sink(sink)
                .ledger(ledger)
                .build()) {
            assertThat(processor.process(Specs.many(10)).generated()).isEqualTo(10);
        }
    }

    @Test
    void cancel_wakesWhoWaitsForThePace() throws Exception {
        ManualClock clock = new ManualClock();
        ExecutorService executor = clock.executor();
        ScriptedProvider provider = ScriptedProvider.builder().time(clock).build();
        CompletableFuture<BatchRun> started = new CompletableFuture<>();
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .pace(Pace.perMinute(1))
                .time(clock)
                .executor(executor)
                .listener(new BatchListener() {
                    @Override
                    public void onResult(ImageGenerationResult result) {
                        if (clock.elapsed().compareTo(Duration.ofMinutes(3)) >= 0) {
                            started.join().cancel();
                        }
                    }
                })
                .build()) {
            BatchRun run = processor.processAsync(Specs.many(100));
            started.complete(run);
            ImageBatchResult result = run.result().get();

            assertThat(result.end()).isEqualTo(End.CANCELLED);
            assertThat(result.generated()).isEqualTo(4);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void interruptedCaller_endsTheBatchInOrder() throws Exception {
        CountDownLatch oneIsIn = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ScriptedProvider provider = ScriptedProvider.builder()
                .otherwise(call -> {
                    oneIsIn.countDown();
                    await(goOn);
                    return dev.imagebatch.testkit.Step.image().play(call);
                })
                .build();
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .concurrency(1)
                .build()) {
            Thread caller = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                await(oneIsIn);
                caller.interrupt();
                while (caller.isInterrupted() || caller.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                goOn.countDown();
            });
            interrupter.start();

            assertThatThrownBy(() -> processor.process(Specs.many(5))).isInstanceOf(InterruptedException.class);
            interrupter.join();
        }
        assertThat(sink.images()).hasSize(1);
    }

    @Test
    void listenerThatThrows_isIgnored() throws Exception {
        try (BatchProcessor processor = BatchProcessor.builder(ScriptedProvider.create())
                .sink(sink)
                .listener(new BatchListener() {
                    @Override
                    public void onResult(ImageGenerationResult result) {
                        throw new IllegalStateException("a listener's own trouble");
                    }

                    @Override
                    public void onProgress(BatchProgress progress) {
                        throw new IllegalStateException("a listener's own trouble");
                    }
                })
                .build()) {
            BatchRun run = processor.processAsync(Specs.many(10));
            assertThat(run.result().get().isFullySuccessful()).isTrue();
            assertThat(run.progress())
                    .hasToString("10 of 10")
                    .extracting(BatchProgress::stage)
                    .isEqualTo(BatchProgress.Stage.ENDED);
        }
    }

    @Test
    void oneSpecification_givesItsOwnResult() throws Exception {
        try (BatchProcessor processor =
                BatchProcessor.builder(ScriptedProvider.create()).sink(sink).build()) {
            ImageGenerationResult result = processor.process(Specs.one("fox"));

            assertThat(result.isSuccess()).isTrue();
            assertThat(result.mimeType()).contains("image/png");
            assertThat(result.data().orElseThrow().base64()).startsWith("iVBORw0KGgo");
            assertThat(result.toMap()).containsEntry("id", "fox").containsEntry("outcome", "generated");
            assertThat(result.toString()).doesNotContain("a picture of");
        }
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

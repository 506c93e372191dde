package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A long batch as people live it: pauses, a deadline, a provider that falls ill and gets well. */
class LongRunTest {

    private static final Money PRICE = Money.usd("0.01");

    private final MemorySink sink = new MemorySink();
    private final MemoryLedger ledger = new MemoryLedger();
    private final ManualClock clock = new ManualClock();
    private final ExecutorService executor = clock.executor();
    private final List<BatchProgress> told = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        executor.shutdown();
    }

    private BatchProcessorBuilder processor(ScriptedProvider provider) {
        return BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .time(clock)
                .executor(executor)
                .listener(new BatchListener() {
                    @Override
                    public void onProgress(BatchProgress progress) {
                        told.add(progress);
                    }
                });
    }

    private ScriptedProvider.Builder provider() {
        return ScriptedProvider.builder().price(PRICE).time(clock);
    }

    private List<BatchProgress.Stage> stages() {
        synchronized (told) {
            return told.stream().map(BatchProgress::stage).distinct().toList();
        }
    }

    @Test
    void deadline_startsNothingThatWouldEndLaterAndFinishesWhatIsInFlight() throws Exception {
        Instant deadline = ManualClock.START.plus(Duration.ofMinutes(10));
        ScriptedProvider provider = provider().latency(Duration.ofSeconds(20)).build();
        try (BatchProcessor processor =
                processor(provider).deadline(deadline).concurrency(2).build()) {

            ImageBatchResult result =
                    processor.processAsync(Specs.many(100)).result().get();

            assertThat(result.end()).isEqualTo(End.DEADLINE_PASSED);
            assertThat(result.completed()).isBeforeOrEqualTo(deadline);
            assertThat(result.generated())
                    .as("2 at once, 20 s each, 10 minutes")
                    .isBetween(56L, 60L);
            assertThat(result.skipped()).isEqualTo(100 - result.generated());
            assertThat(result.held()).isEqualTo(Money.ZERO);
        }
        try (BatchProcessor processor = processor(provider).build()) {
            assertThat(processor.processAsync(Specs.many(100)).result().get().isFullySuccessful())
                    .isTrue();
        }
        assertThat(provider.calls()).isEqualTo(100);
    }

    @Test
    void deadline_endsTheWaitForThePace() throws Exception {
        Instant deadline = ManualClock.START.plus(Duration.ofSeconds(150));
        try (BatchProcessor processor = processor(provider().build())
                .deadline(deadline)
                .pace(Pace.perMinute(1))
                .build()) {

            ImageBatchResult result =
                    processor.processAsync(Specs.many(10)).result().get();

            assertThat(result.end()).isEqualTo(End.DEADLINE_PASSED);
            assertThat(result.generated()).isEqualTo(3);
            assertThat(result.completed()).isEqualTo(deadline);
        }
    }

    @Test
    void deadlineThatHasPassed_spendsNothing() throws Exception {
        ScriptedProvider provider = provider().build();
        try (BatchProcessor processor =
                processor(provider).deadline(ManualClock.START).build()) {

            ImageBatchResult result =
                    processor.processAsync(Specs.many(10)).result().get();

            assertThat(result.end()).isEqualTo(End.DEADLINE_PASSED);
            assertThat(result.skipped()).isEqualTo(10);
            assertThat(provider.calls()).isZero();
        }
    }

    @Test
    void pause_startsNothingUntilResumeAndLosesNothing() throws Exception {
        CompletableFuture<BatchRun> started = new CompletableFuture<>();
        CountDownLatch paused = new CountDownLatch(1);
        ScriptedProvider provider = provider()
                .latency(Duration.ofSeconds(1))
                .otherwise(call -> {
                    if (call.specificationId().equals("s10")) {
                        started.join().pause();
                        paused.countDown();
                    }
                    return Step.image().play(call);
                })
                .build();
        try (BatchProcessor processor = processor(provider).concurrency(1).build()) {
            BatchRun run = processor.processAsync(Specs.many(40));
            started.complete(run);
            paused.await();
            while (run.progress().generated() < 11) {
                Thread.onSpinWait();
            }

            assertThat(run.progress().stage()).isEqualTo(BatchProgress.Stage.PAUSED);
            assertThat(provider.calls()).as("s0 to s10").isEqualTo(11);
            assertThat(run.result()).isNotDone();

            run.resume();
            assertThat(run.result().get().isFullySuccessful()).isTrue();
            assertThat(provider.calls()).isEqualTo(40);
        }
    }

    @Test
    void cancel_endsAPausedBatch() throws Exception {
        try (BatchProcessor processor = processor(provider().build()).build()) {
            CompletableFuture<BatchRun> started = new CompletableFuture<>();
            BatchRun run = clock.holding(() -> {
                BatchRun running = processor.processAsync(Specs.many(40));
                running.pause();
                started.complete(running);
                return running;
            });
            run.cancel();

            assertThat(run.result().get().end()).isEqualTo(End.CANCELLED);
        }
    }

    @Test
    void illness_isWaitedOutAndCostsFewItems() throws Exception {
        Duration ill = Duration.ofMinutes(5);
        ScriptedProvider provider = provider()
                .latency(Duration.ofSeconds(5))
                .otherwise(call -> {
                    boolean isIll = clock.elapsed().compareTo(Duration.ofMinutes(1)) > 0
                            && clock.elapsed().compareTo(Duration.ofMinutes(1).plus(ill)) < 0;
                    return (isIll ? Step.fail(FailureKind.TRANSIENT) : Step.image()).play(call);
                })
                .build();
        try (BatchProcessor processor = processor(provider).concurrency(8).build()) {

            ImageBatchResult result =
                    processor.processAsync(Specs.many(500)).result().get();

            assertThat(result.end()).isEqualTo(End.COMPLETED);
            assertThat(provider.calls() - result.generated())
                    .as("calls while it was ill: those in flight, the repetitions before the rest, and the probes")
                    .isLessThan(40);
            assertThat(result.failed()).isLessThan(5);
            assertThat(stages()).contains(BatchProgress.Stage.RESTING);
            assertThat(told)
                    .anySatisfy(progress -> assertThat(progress.remark().orElse(""))
                            .contains("scripted/")
                            .contains("only fails (TRANSIENT), asking it again in "));
            assertThat(told.get(told.size() - 1).stage()).isEqualTo(BatchProgress.Stage.ENDED);
        }
    }

    @Test
    void hangingProvider_isLeftAloneBeforeItCostsMuch() throws Exception {
        ScriptedProvider provider = provider().otherwise(Step.hang()).build();
        try (BatchProcessor processor = processor(provider).concurrency(8).build()) {

            ImageBatchResult result =
                    processor.processAsync(Specs.many(500)).result().get();

            assertThat(result.end()).isEqualTo(End.PROVIDER_STOPPED);
            assertThat(result.stopped().orElseThrow().message()).contains("nothing succeeded for ");
            assertThat(result.held())
                    .as("500 images would have been asked for, each perhaps charged")
                    .isLessThan(PRICE.times(40));
            assertThat(result.held()).isEqualTo(ledger.totals().held());
        }
    }

    @Test
    void sickProvider_isNotAskedMoreThanItsShareOfRepetitions() throws Exception {
        AtomicLong number = new AtomicLong();
        ScriptedProvider provider = provider()
                .latency(Duration.ofSeconds(1))
                .otherwise(call -> (number.incrementAndGet() % 5 == 0 ? Step.image() : Step.fail(FailureKind.TRANSIENT))
                        .play(call))
                .build();
        try (BatchProcessor processor = processor(provider)
                .concurrency(4)
                .retryRules(RetryPolicy.builder().retryShare(0.2).build())
                .build()) {

            ImageBatchResult result =
                    processor.processAsync(Specs.many(200)).result().get();

            assertThat(provider.calls()).isEqualTo(200 + 10 + 40);
            assertThat(result.failures()
                            .get(result.failures().size() - 1)
                            .failure()
                            .message())
                    .contains("retry budget");
            assertThat(result.spent()).isEqualTo(provider.charged());
        }
    }

    @Test
    void close_leavesNoTemporaryFolderBehind() throws Exception {
        Set<Path> meanwhile;
        Set<Path> before = temporaryFolders();
        try (BatchProcessor processor = processor(provider().build()).build()) {
            processor.processAsync(Specs.many(3)).result().get();
            meanwhile = temporaryFolders();
            meanwhile.removeAll(before);
        }
        assertThat(meanwhile)
                .as("one is this processor's, others may belong to other processes")
                .anySatisfy(folder -> assertThat(folder).doesNotExist());
    }

    private static Set<Path> temporaryFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("imagebatch\\d+"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void events_tellStartEveryImageAndEnd() throws Exception {
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        BatchListener listener = new BatchListener() {
            @Override
            public void onStart(String batch) {
                events.add("start " + batch);
            }

            @Override
            public void onResult(ImageGenerationResult result) {
                events.add("image " + result.id());
            }

            @Override
            public void onEnd(ImageBatchResult result) {
                events.add("end " + result.generated());
            }
        };
        try (BatchProcessor processor = processor(provider().build())
                .listener(listener)
                .concurrency(1)
                .batch("b1")
                .build()) {
            processor.processAsync(Specs.many(2)).result().get();
        }
        assertThat(events).containsExactly("start b1", "image s0", "image s1", "end 2");
    }
}

package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.prompt.PromptCall;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ForwardingLedger;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A call to a prompt writer goes the way of a call for images. */
class PromptWriterFailuresTest {

    private static final Money TEXT = Money.usd("0.001");

    private final AtomicInteger calls = new AtomicInteger();
    private final MemoryLedger ledger = new MemoryLedger();

    @Test
    void retryAfterOfADay_endsTheCallsToTheWriter_andKeepsNobodyWaiting() throws Exception {
        Writer writer = call -> {
            if (calls.incrementAndGet() == 1) {
                throw ProviderException.builder(FailureKind.RATE_LIMITED, "tomorrow")
                        .retryAfter(Duration.ofDays(1))
                        .build();
            }
            return WrittenPrompt.of("words");
        };

        ImageBatchResult result = run(writer, "a", "b");

        assertThat(result.generated()).isZero();
        assertThat(result.failuresByKind()).containsOnlyKeys(FailureKind.DAILY_QUOTA);
        assertThat(calls).hasValue(1);
    }

    @Test
    void abortWhileAPromptCallBegins_endsIt_andHoldsItsPrice() throws Exception {
        CompletableFuture<BatchRun> started = new CompletableFuture<>();
        Ledger aborting = new AbortingLedger(ledger, started);
        Writer writer = call -> {
            CountDownLatch ended = new CountDownLatch(1);
            call.onCancel(ended::countDown);
            ended.await();
            throw ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, "cut off")
                    .build();
        };
        try (BatchProcessor processor = builder(writer).ledger(aborting).build()) {
            BatchRun run = processor.processAsync(SpecificationSource.of(written("a")));
            started.complete(run);

            ImageBatchResult result = run.result().get(20, TimeUnit.SECONDS);

            assertThat(result.end()).isEqualTo(End.CANCELLED);
            assertThat(ledger.totals().held()).isEqualTo(TEXT);
        }
    }

    @Test
    void writerThatThrowsAnError_mayHaveBeenCharged_andFailsItsPictureAlone() throws Exception {
        Writer writer = call -> {
            if (calls.incrementAndGet() == 1) {
                throw new AssertionError("a brief");
            }
            return WrittenPrompt.of("words");
        };

        ImageBatchResult result = run(writer, "a", "b");

        assertThat(result.generated()).isEqualTo(1);
        assertThat(result.failuresByKind()).containsOnlyKeys(FailureKind.UNKNOWN_OUTCOME);
        assertThat(result.held()).isEqualTo(TEXT);
    }

    @Test
    void everyAttempt_isRecordedBeforeTheCallAndAfter() throws Exception {
        Writer writer = call -> {
            assertThat(attempts()).isEqualTo(calls.incrementAndGet());
            return WrittenPrompt.of("words " + calls.get());
        };

        run(writer, "a", "b");

        assertThat(calls).hasValue(2);
        assertThat(entries(AttemptEnded.class)).isEqualTo(2);
    }

    private long attempts() {
        return entries(AttemptStarted.class);
    }

    private long entries(Class<? extends LedgerEntry> type) {
        AtomicInteger count = new AtomicInteger();
        ledger.forEach(entry -> {
            if (type.isInstance(entry)) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    private ImageBatchResult run(Writer writer, String... ids) throws Exception {
        List<ImageSpecification> specifications =
                List.of(ids).stream().map(PromptWriterFailuresTest::written).toList();
        try (BatchProcessor processor = builder(writer).build()) {
            return processor
                    .processAsync(SpecificationSource.of(specifications))
                    .result()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private BatchProcessorBuilder builder(Writer writer) {
        return BatchProcessor.builder(ScriptedProvider.create())
                .sink(new MemorySink())
                .ledger(ledger)
                .promptWriter(writer)
                .concurrency(1);
    }

    private static ImageSpecification written(String id) {
        return ImageSpecification.builder(id, "a brief of " + id)
                .promptWriter("writer")
                .build();
    }

    /** A writer whose one method is the call. */
    private interface Writer extends PromptWriter {

        @Override
        default String name() {
            return "writer";
        }

        @Override
        default String identity() {
            return "writer 1";
        }

        @Override
        default Optional<Quote> quote(String brief) {
            return Optional.of(Quote.confirmed(CostEstimate.exactly(TEXT), LocalDate.EPOCH));
        }

        @Override
        WrittenPrompt write(PromptCall call) throws ProviderException, InterruptedException;
    }

    /** Aborts the run just before its first attempt is recorded, so that the call begins after the abort. */
    private record AbortingLedger(Ledger ledger, CompletableFuture<BatchRun> run) implements ForwardingLedger {

        @Override
        public void append(List<LedgerEntry> entries) throws IOException {
            if (entries.stream().anyMatch(AttemptStarted.class::isInstance)) {
                run.join().abort();
            }
            ledger.append(entries);
        }
    }
}

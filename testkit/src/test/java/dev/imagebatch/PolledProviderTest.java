package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.fake.Fault;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PolledProviderTest {

    private static final Duration FOREVER = Duration.ofDays(3650);

    private final ManualClock clock = new ManualClock();
    private final ExecutorService executor = clock.executor();
    private final PolledVendor vendor = new PolledVendor(clock);
    private final MemoryLedger ledger = new MemoryLedger(clock);
    private final MemorySink sink = new MemorySink();

    @BeforeEach
    void start() {
        vendor.start();
    }

    @AfterEach
    void close() {
        executor.shutdownNow();
        vendor.close();
    }

    @Test
    @DisplayName("A provider that is polled fits: its images are stored and its tasks are in the ledger")
    void batch_ofPolledProvider_isStored() throws Exception {
        try (BatchProcessor processor = processor().build()) {
            ImageBatchResult result = processor.process(Specs.many(20));

            assertThat(result.isFullySuccessful()).isTrue();
        }
        assertThat(sink.images()).hasSize(20);
        assertThat(vendor.violations()).isEmpty();
        assertThat(ledger.totals().spent()).isEqualTo(vendor.charged()).isEqualTo(Money.usd("0.40"));
        assertThat(ended())
                .extracting(end -> end.reference().requestId())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("task-"));
    }

    @Test
    @DisplayName("A batch that is aborted while a task runs notes the task as possibly charged")
    void abort_whileTaskRuns_isUnknownOutcome() throws Exception {
        vendor.end = "generating";
        try (BatchProcessor processor = processor().timeout(FOREVER).build()) {
            BatchRun run = processor.processAsync(Specs.many(1));
            vendor.asked.await();
            run.abort();

            assertThat(run.result().get().generated()).isZero();
        }
        assertUnknown();
    }

    @Test
    @DisplayName("A task that is never done ends by the timeout, as possibly charged")
    void timeout_ofTask_isUnknownOutcome() throws Exception {
        vendor.end = "generating";
        try (BatchProcessor processor =
                processor().timeout(Duration.ofSeconds(60)).build()) {
            assertThat(processor.process(Specs.many(1)).generated()).isZero();
        }
        assertUnknown();
        assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(58), Duration.ofSeconds(62));
    }

    @ParameterizedTest
    @DisplayName("A task that fails has its kind and its id")
    @CsvSource({"refused,CONTENT_REJECTED", "fail,EMPTY_ANSWER"})
    void task_failed_hasItsKind(String state, FailureKind kind) throws Exception {
        vendor.end = state;
        try (BatchProcessor processor = processor().build()) {
            ImageBatchResult result = processor.process(Specs.many(1));

            assertThat(result.failures())
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.failure().kind()).isEqualTo(kind));
        }
        assertThat(ended())
                .singleElement()
                .satisfies(end -> assertThat(end.reference().requestId()).isEqualTo("task-1"));
    }

    @Test
    @DisplayName("A task that was not taken is offered again, and paid once")
    void submit_refusedAtFirst_isOfferedAgain() throws Exception {
        vendor.failNext(Fault.RATE_LIMITED, Fault.UNAVAILABLE);
        try (BatchProcessor processor = processor().build()) {
            assertThat(processor.process(Specs.many(1)).isFullySuccessful()).isTrue();
        }
        assertThat(vendor.generations()).isEqualTo(3);
        assertThat(vendor.images()).isEqualTo(1);
    }

    private BatchProcessorBuilder processor() {
        PolledProvider provider = new PolledProvider(vendor.baseUri(), clock, HttpClient.newHttpClient());
        return BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .time(clock)
                .executor(executor);
    }

    private void assertUnknown() {
        assertThat(ended()).singleElement().satisfies(end -> {
            assertThat(end.failure()).contains(FailureKind.UNKNOWN_OUTCOME);
            assertThat(end.charged()).isEqualTo(Charged.UNKNOWN);
            assertThat(end.reference().requestId()).isEqualTo("task-1");
        });
        assertThat(ledger.totals().held()).isEqualTo(Money.usd("0.02"));
    }

    private List<AttemptEnded> ended() {
        List<AttemptEnded> ended = new ArrayList<>();
        ledger.forEach(entry -> {
            if (entry instanceof AttemptEnded end) {
                ended.add(end);
            }
        });
        return ended;
    }
}

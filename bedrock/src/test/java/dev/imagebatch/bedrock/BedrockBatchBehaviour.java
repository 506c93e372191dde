package dev.imagebatch.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.fake.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole batches over HTTP: every fault, and what the ledger says of it. */
@Timeout(120)
public abstract class BedrockBatchBehaviour {

    private final BedrockStand stand;
    private final Money price;
    private final ManualClock clock = new ManualClock();
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemorySink sink = new MemorySink();

    @TempDir
    private Path folder;

    protected BedrockBatchBehaviour(BedrockStand stand, Money price) {
        this.stand = stand;
        this.price = price;
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void batch_withoutFaults_storesAllAndPaysWhatIsCharged() throws Exception {
        ImageBatchResult result = run(12);

        assertThat(result.generated()).isEqualTo(12);
        assertThat(stand.fake.violations()).isEmpty();
        assertThat(ledger.totals().spent()).isEqualTo(stand.fake.charged()).isEqualTo(price.times(12));
        assertThat(ledger.totals().held()).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, , 2, 0",
        "RATE_LIMITED_WITHOUT_RETRY_AFTER, , 2, 0",
        "SERVER_ERROR, , 2, 0",
        "UNAVAILABLE, , 2, 0",
        "HTML_PAGE, , 2, 0",
        "RESET_BEFORE_ANSWER, UNKNOWN_OUTCOME, 1, 1",
        "RESET_MID_BODY, UNKNOWN_OUTCOME, 1, 1",
        "TRUNCATED, UNKNOWN_OUTCOME, 1, 1",
        "BAD_BASE64, BAD_IMAGE, 1, 0",
        "NOT_AN_IMAGE, BAD_IMAGE, 1, 0",
        "REFUSED, CONTENT_REJECTED, 1, 1",
        "EMPTY_ANSWER, EMPTY_ANSWER, 1, 1",
        "EXPIRED_KEY, UNAUTHORIZED, 1, 0",
        "OUT_OF_CREDIT, OUT_OF_CREDIT, 1, 0",
        "DAILY_QUOTA, DAILY_QUOTA, 1, 0",
        "MODEL_GONE, MODEL_UNAVAILABLE, 1, 0",
    })
    void fault_once_isOneAttemptEach(Fault fault, FailureKind kind, int requests, int heldPrices) throws Exception {
        stand.fake.failNext(fault);

        ImageBatchResult result = run(1);

        assertThat(stand.fake.generations())
                .as("no hidden retry")
                .isEqualTo(requests)
                .isEqualTo(attempts());
        assertThat(result.failuresByKind()).hasSize(kind == null ? 0 : 1);
        if (kind != null) {
            assertThat(result.failures().get(0).failure().kind()).isEqualTo(kind);
        }
        assertThat(ledger.totals().held()).isEqualTo(price.times(heldPrices));
        Money known = ledger.totals().spent().plus(ledger.totals().held());
        assertThat(known.nanos()).isGreaterThanOrEqualTo(stand.fake.charged().nanos());
        assertThat(stand.fake.violations()).isEmpty();
    }

    @Test
    void retryAfter_isWaitedFor() throws Exception {
        stand.fake.retryAfter(Duration.ofSeconds(3));
        stand.fake.failNext(Fault.RATE_LIMITED);

        ImageBatchResult result = run(1);

        assertThat(result.generated()).isEqualTo(1);
        assertThat(stand.fake.generations()).isEqualTo(2);
        assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void hang_endsWithTheTimeout() throws Exception {
        stand.fake.failNext(Fault.HANG);
        try (BatchProcessor processor = BatchProcessor.builder(stand.provider)
                .sink(sink)
                .ledger(ledger)
                .workFolder(folder)
                .timeout(Duration.ofSeconds(1))
                .build()) {
            ImageBatchResult result = processor.process(specifications(1));

            assertThat(result.failuresByKind()).containsEntry(FailureKind.UNKNOWN_OUTCOME, 1L);
        }
        assertThat(stand.fake.generations()).isEqualTo(1);
        assertThat(ledger.totals().held()).isEqualTo(price);
        stand.fake.awaitHangUps(1);
    }

    @Test
    void answer_leavesTheRequestIdInTheLedger() throws Exception {
        run(1);

        AtomicReference<String> id = new AtomicReference<>();
        ledger.forEach(entry -> {
            if (entry instanceof AttemptEnded ended) {
                assertThat(ended.charged()).isEqualTo(Charged.YES);
                id.set(ended.reference().requestId());
            }
        });
        assertThat(id.get()).startsWith("fake-");
    }

    private ImageBatchResult run(int count) throws Exception {
        ExecutorService threads = clock.executor();
        try (BatchProcessor processor = BatchProcessor.builder(stand.provider)
                .sink(sink)
                .ledger(ledger)
                .workFolder(folder)
                .time(clock)
                .executor(threads)
                .build()) {
            return processor.processAsync(specifications(count)).result().get();
        } finally {
            threads.shutdown();
        }
    }

    private static SpecificationSource specifications(int count) {
        return SpecificationSource.of(java.util.stream.IntStream.range(0, count)
                .mapToObj(
                        i -> ImageSpecification.builder("s" + i, "picture " + i).build())
                .toList());
    }

    private long attempts() throws Exception {
        AtomicLong count = new AtomicLong();
        ledger.forEach(entry -> count.addAndGet(entry instanceof AttemptStarted ? 1 : 0));
        return count.get();
    }
}

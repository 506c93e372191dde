package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.LedgerSummary;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientRequestIdTest {

    private final MemoryLedger ledger = new MemoryLedger();

    @Test
    void callThatIsNeverAnswered_isKnownToTheServerByTheLedgersAttempt() throws Exception {
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.start();
            vendor.failNext(Fault.RESET_BEFORE_ANSWER);

            ImageBatchResult result = run(vendor, "site");

            assertThat(result.failuresByKind()).containsOnlyKeys(FailureKind.UNKNOWN_OUTCOME);
            AttemptStarted unknown = LedgerSummary.of(ledger).unknown().get(0).started();
            assertThat(vendor.requests().get(0).header("X-Client-Request-Id")).contains(unknown.attempt());
        }
    }

    @Test
    void batchIdThatNoHeaderCanCarry_isNotSent() throws Exception {
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.start();

            assertThat(run(vendor, "Straße 1").isFullySuccessful()).isTrue();

            assertThat(vendor.requests().get(0).headerNames()).doesNotContain("x-client-request-id");
        }
    }

    @Test
    void of_longestOnes_areThoseTheServerTakes() {
        assertThat(ClientRequestId.of("a".repeat(512))).isPresent();
        assertThat(ClientRequestId.of("a".repeat(513))).isEmpty();
        assertThat(ClientRequestId.of("a b")).isEmpty();
        assertThat(ClientRequestId.of("")).isEmpty();
    }

    private ImageBatchResult run(FakeOpenAi vendor, String batch) throws Exception {
        try (ImageProvider provider = Providers.of(vendor, Map.of());
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(new MemorySink())
                        .ledger(ledger)
                        .batch(batch)
                        .build()) {
            return processor.process(SpecificationSource.of(List.of(
                    ImageSpecification.builder("hero", "A mill town at dawn").build())));
        }
    }
}

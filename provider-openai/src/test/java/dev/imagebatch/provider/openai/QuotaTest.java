package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.GeneratedSpecifications;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches against a quota, over real sockets in real time: how much of it they use is tested on simulated time. */
@Timeout(60)
class QuotaTest {

    private static final int IMAGES = 60;

    private final FakeOpenAi vendor = new FakeOpenAi();

    @ParameterizedTest
    @ValueSource(ints = {8, 64})
    void quotaThatNobodyTells_isFoundAndNoImageFails(int concurrency) {
        vendor.hideQuota();

        ImageBatchResult result = run(concurrency, Pace.adaptive());

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(vendor.images()).isEqualTo(IMAGES);
        assertThat(vendor.overQuota()).isLessThan(IMAGES / 2);
    }

    @Test
    void quotaInTheHeaders_isKept() {
        Pace pace = Pace.adaptive();

        ImageBatchResult result = run(64, pace);

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(pace.currentPerMinute("openai/gpt-image", TimeSource.system())
                        .orElseThrow())
                .isEqualTo(1_200.0);
    }

    private ImageBatchResult run(int concurrency, Pace pace) {
        vendor.latency(Duration.ofMillis(50));
        vendor.quota(1_200, 10);
        vendor.start();
        try (vendor;
                ImageProvider provider = Providers.of(vendor, Map.of());
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(new MemorySink())
                        .ledger(new MemoryLedger())
                        .pace(pace)
                        .concurrency(concurrency)
                        .build()) {
            return processor.process(GeneratedSpecifications.of(IMAGES));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.GeneratedSpecifications;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole batches against a quota of 600 images a minute with room for a burst of 10. */
@Timeout(60)
class PaceBatchTest {

    private static final double NANOS_AN_IMAGE = 100e6;
    private static final int BURST = 10;

    private final ManualClock clock = new ManualClock();
    private final AtomicLong refused = new AtomicLong();
    private double tokens = BURST;
    private long filledAt;

    @Test
    void quotaThatNobodyKnows_isUsedAndNoImageFails() {
        ImageBatchResult result = run(Pace.adaptive(), 32, 1_200, new BatchListener() {});

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(refused).hasValueLessThan(12);
        assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(123));
    }

    @Test
    void dateThatJumps_changesNothing() {
        BatchListener jumping = new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                clock.jump(Duration.ofHours(result.id().endsWith("7") ? 30 : -3));
            }
        };

        ImageBatchResult result = run(Pace.perMinute(600), 8, 300, jumping);

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(refused).hasValue(0);
        assertThat(clock.elapsed()).isBetween(Duration.ofMillis(29_900), Duration.ofMillis(30_400));
    }

    @Test
    void twoProcessors_shareOnePace() throws Exception {
        Pace pace = Pace.perMinute(600);
        try (BatchProcessor one = processor(pace, 8, new BatchListener() {});
                BatchProcessor other = processor(pace, 8, new BatchListener() {})) {
            BatchRun first = one.processAsync(GeneratedSpecifications.of(100));
            BatchRun second = other.processAsync(GeneratedSpecifications.of(100));

            assertThat(first.result().get().generated() + second.result().get().generated())
                    .isEqualTo(200);
        }
        assertThat(refused).hasValue(0);
        assertThat(clock.elapsed()).isBetween(Duration.ofMillis(19_900), Duration.ofMillis(20_400));
    }

    @Test
    void dayThatIsUsedUp_isWaitedFor() {
        ImageBatchResult result = run(Pace.builder().perDay(100).build(), 8, 150, new BatchListener() {});

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(clock.elapsed()).isBetween(Duration.ofHours(24), Duration.ofHours(25));
    }

    private ImageBatchResult run(Pace pace, int concurrency, int images, BatchListener listener) {
        try (BatchProcessor processor = processor(pace, concurrency, listener)) {
            return processor
                    .processAsync(GeneratedSpecifications.of(images))
                    .result()
                    .join();
        }
    }

    private BatchProcessor processor(Pace pace, int concurrency, BatchListener listener) {
        ExecutorService threads = clock.executor();
        ScriptedProvider provider = ScriptedProvider.builder()
                .time(clock)
                .otherwise(call -> {
                    admit();
                    return Step.image().after(Duration.ofMillis(200)).play(call);
                })
                .build();
        return BatchProcessor.builder(provider)
                .sink(new MemorySink())
                .pace(pace)
                .concurrency(concurrency)
                .listener(listener)
                .executor(threads)
                .time(clock)
                .build();
    }

    private synchronized void admit() throws ProviderException {
        long now = clock.nanoTime();
        tokens = Math.min(BURST, tokens + (now - filledAt) / NANOS_AN_IMAGE);
        filledAt = now;
        if (tokens < 1) {
            refused.incrementAndGet();
            throw ProviderException.of(FailureKind.RATE_LIMITED, "too many images");
        }
        tokens--;
    }
}

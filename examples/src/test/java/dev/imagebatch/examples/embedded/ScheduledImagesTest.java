package dev.imagebatch.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.GeneratedSpecifications;
import dev.imagebatch.testkit.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScheduledImagesTest {

    private static final Duration PERIOD = Duration.ofMillis(1);

    @TempDir
    private Path folder;

    private final AtomicInteger night = new AtomicInteger();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    @Test
    void runs_areNeverTwoAtOnce() throws Exception {
        CountDownLatch ends = new CountDownLatch(4);
        try (ScheduledImages job = new ScheduledImages(processor(5), this::tonight, recording(ends))) {
            job.every(PERIOD);
            ends.await();
        }

        assertThat(String.join(" ", events)).startsWith("start end start end start end start end");
    }

    @Test
    void close_cancelsTheRun_andLosesNoImage() throws Exception {
        CountDownLatch results = new CountDownLatch(1);
        BatchListener first = new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                results.countDown();
            }
        };
        ScheduledImages job = new ScheduledImages(processor(100), () -> GeneratedSpecifications.of(1_000), first);
        job.every(PERIOD);
        results.await();
        job.close();

        ImageBatchResult result = job.last().orElseThrow().result().join();
        assertThat(result.end()).isEqualTo(End.CANCELLED);
        assertThat(result.held()).isEqualTo(Money.ZERO);
        assertThat(result.generated()).isPositive();
    }

    private BatchProcessor processor(int millis) {
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(Money.usd("0.01"))
                .latency(call -> Duration.ofMillis(millis))
                .build();
        return BatchProcessor.builder(provider).output(folder).build();
    }

    private SpecificationSource tonight() {
        return GeneratedSpecifications.of(night.incrementAndGet());
    }

    private BatchListener recording(CountDownLatch ends) {
        return new BatchListener() {
            @Override
            public void onStart(String batch) {
                events.add("start");
            }

            @Override
            public void onEnd(ImageBatchResult result) {
                events.add("end");
                ends.countDown();
            }
        };
    }
}

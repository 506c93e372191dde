package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock is set in mid-run, by people, by a time server, by the end of summer. */
class ClockJumpTest {

    private static final Money PRICE = Money.usd("0.01");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {-24, -1, 1, 24})
    void wallClockSetAtEveryStep_changesNoWaitAndNothingIsPaidTwice(int hours) throws Exception {
        ManualClock clock = new ManualClock();
        long began = clock.nanoTime();
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(PRICE)
                .time(clock)
                .latency(Duration.ofSeconds(20))
                .answer("s1", Step.rateLimited(Duration.ofSeconds(30)))
                .build();

        ImageBatchResult first = run(provider, clock, Duration.ofHours(hours));
        Duration took = Duration.ofNanos(clock.nanoTime() - began);
        ImageBatchResult second = run(provider, clock, Duration.ofHours(hours));

        assertThat(first.isFullySuccessful()).isTrue();
        assertThat(took).isBetween(Duration.ofSeconds(300), Duration.ofSeconds(420));
        assertThat(second.reused()).isEqualTo(5);
        assertThat(provider.charged()).isEqualTo(PRICE.times(5));
        assertThat(FolderAudit.of(folder).problemsAtTheEnd()).isEmpty();
    }

    private ImageBatchResult run(ScriptedProvider provider, ManualClock clock, Duration jump) throws Exception {
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .output(folder)
                .time(clock)
                .executor(clock.executor())
                .pace(Pace.perMinute(1))
                .listener(new BatchListener() {
                    @Override
                    public void onProgress(BatchProgress progress) {
                        clock.jump(progress.done() % 2 == 0 ? jump : jump.negated());
                    }
                })
                .concurrency(1)
                .build()) {
            return processor.process(Specs.many(5));
        }
    }
}

package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.OutcomeCounts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTextTest {

    private static final BatchProgress MIDDLE = BatchProgress.builder(BatchProgress.Stage.RUNNING)
            .items(
                    62,
                    OutcomeCounts.NONE
                            .with(Outcome.GENERATED, 28)
                            .with(Outcome.REUSED, 2)
                            .with(Outcome.FAILED, 1))
            .inFlight(8)
            .spending(Money.usd("0.21"), Money.ZERO)
            .time(Duration.ofSeconds(20), Duration.ofSeconds(12))
            .remark(null)
            .build();

    @Test
    void bar_withRoom_saysEverything() {
        assertThat(ProgressText.bar(MIDDLE, 200))
                .isEqualTo("[##########----------] 31/62  28 generated  1 failed  $0.21 spent  ~12 s left  8 in flight"
                        + "  2 reused");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 40, 60, 80})
    void bar_neverFillsTheLine(int width) {
        assertThat(ProgressText.bar(MIDDLE, width)).hasSizeLessThan(width).contains("31");
    }

    @Test
    void plain_isOneSentence() {
        assertThat(ProgressText.plain(MIDDLE))
                .isEqualTo("31 of 62: 28 generated, 1 failed, $0.21 spent, ~12 s left, 8 in flight, 2 reused");
    }
}

package dev.imagebatch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.provider.Quota;
import dev.imagebatch.provider.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Quota UNDOCUMENTED = Quota.unknown(Quota.Unit.IMAGES);

    private final SteppedTime time = new SteppedTime();

    @Test
    void unlimited_letsEverybodyStartAtOnce() throws Exception {
        assertThat(starts(Pace.unlimited(), 1, 3)).containsExactly(0L, 0L, 0L);
    }

    @Test
    void rate_spreadsStartsEvenly() throws Exception {
        assertThat(starts(Pace.perMinute(600), 1, 4)).containsExactly(0L, 100L, 200L, 300L);
    }

    @Test
    void callForSeveralImages_usesUpTheirShare() throws Exception {
        assertThat(starts(Pace.perMinute(600), 4, 3)).containsExactly(0L, 400L, 800L);
    }

    @Test
    void idleTime_earnsNoBurst() throws Exception {
        Pace pace = Pace.perMinute(600);
        turn(pace, 1);
        time.sleep(Duration.ofSeconds(10));

        assertThat(starts(pace, 1, 3)).containsExactly(10_000L, 10_100L, 10_200L);
    }

    @Test
    void minimumDelay_holdsWhateverTheRate() throws Exception {
        Pace pace = Pace.builder()
                .perMinute(600)
                .minimumDelay(Duration.ofSeconds(1))
                .build();

        assertThat(starts(pace, 1, 3)).containsExactly(0L, 1_000L, 2_000L);
    }

    @Test
    void staggeredStarts_concernTheFirstCallsOnly() throws Exception {
        Pace pace = Pace.builder().staggeredStarts(3, Duration.ofMillis(50)).build();

        assertThat(starts(pace, 1, 5)).containsExactly(0L, 50L, 100L, 100L, 100L);
    }

    @Test
    void pause_holdsEverybodyAndIsFollowedByTheRate() throws Exception {
        Pace pace = Pace.perMinute(600);
        turn(pace, 1).slowDown(Duration.ofSeconds(5), RateLimit.unknown());

        assertThat(pace.pausedFor(time)).contains(Duration.ofSeconds(5));
        assertThat(starts(pace, 1, 3)).containsExactly(5_000L, 5_100L, 5_200L);
        assertThat(pace.pausedFor(time)).isEmpty();
    }

    @Test
    void pauseThatBeginsWhileSomebodyWaits_concernsThemToo() throws Exception {
        Pace pace = Pace.perMinute(60);
        Pace.Turn first = turn(pace, 1);

        pace.awaitTurn(Demand.of("lane", 1), time, duration -> {
            first.slowDown(Duration.ofSeconds(30), RateLimit.unknown());
            time.sleep(duration);
        });

        assertThat(time.millis()).isGreaterThanOrEqualTo(30_000);
    }

    @Test
    void prediction_followsRateAndDelay() {
        assertThat(Pace.perMinute(60).predicted(120, 120, UNDOCUMENTED)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Pace.unlimited().predicted(120, 120, UNDOCUMENTED)).isEqualTo(Duration.ZERO);
        assertThat(Pace.builder().minimumDelay(Duration.ofSeconds(2)).build().predicted(10, 10, UNDOCUMENTED))
                .isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void senselessLimits_areRefused() {
        assertThatThrownBy(() -> Pace.perMinute(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Pace.builder().minimumDelay(Duration.ofSeconds(-1)))
                .hasMessageContaining("at least 0");
    }

    private Pace.Turn turn(Pace pace, int images) throws InterruptedException {
        return pace.awaitTurn(Demand.of("lane", images), time, time);
    }

    private List<Long> starts(Pace pace, int images, int calls) throws InterruptedException {
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Pace.Turn turn = turn(pace, images);
            starts.add(time.millis());
            turn.succeeded(RateLimit.unknown());
        }
        return starts;
    }
}

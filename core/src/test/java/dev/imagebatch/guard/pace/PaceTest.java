package dev.imagebatch.guard.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.SteppedTime;
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

        assertThat(pace.limiter().pausedFor(time)).contains(Duration.ofSeconds(5));
        assertThat(starts(pace, 1, 3)).containsExactly(5_000L, 5_100L, 5_200L);
        assertThat(pace.limiter().pausedFor(time)).isEmpty();
    }

    @Test
    void pauseThatBeginsWhileSomebodyWaits_concernsThemToo() throws Exception {
        Pace pace = Pace.perMinute(60);
        Turn first = turn(pace, 1);

        pace.limiter().awaitTurn(CallWeight.of("lane", 1), time, duration -> {
            first.slowDown(Duration.ofSeconds(30), RateLimit.unknown());
            time.sleep(duration);
        });

        assertThat(time.millis()).isGreaterThanOrEqualTo(30_000);
    }

    @Test
    void lanes_haveTheirLimitsEach() throws Exception {
        Pace pace = Pace.perMinute(60);
        turn(pace, 1);

        pace.limiter().awaitTurn(CallWeight.of("other", 1), time, time);

        assertThat(time.millis()).isZero();
    }

    @Test
    void bucket_isSharedByItsModels() throws Exception {
        Pace pace = Pace.perMinute(60);
        Quota shared = Quota.unknown(Quota.Unit.IMAGES).sharedAs("family");
        pace.limiter().awaitTurn(CallWeight.of("vendor", "small", shared, 1), time, time);

        pace.limiter().awaitTurn(CallWeight.of("vendor", "large", shared, 1), time, time);

        assertThat(time.millis()).isEqualTo(1_000);
    }

    @Test
    void units_areCountedAsTheVendorCounts() {
        assertThat(Quota.unknown(Quota.Unit.IMAGES).units(3, 2)).isEqualTo(3);
        assertThat(Quota.unknown(Quota.Unit.REQUESTS).units(3, 2)).isEqualTo(1);
        assertThat(Quota.unknown(Quota.Unit.IMAGES_AND_REFERENCES).units(3, 2)).isEqualTo(5);
    }

    @Test
    void endToldTwice_countsOnce() throws Exception {
        Pace pace = Pace.unlimited();
        Turn turn = turn(pace, 1);
        turn.ended();

        turn.slowDown(Duration.ofHours(1), RateLimit.unknown());

        assertThat(pace.limiter().pausedFor(time)).isEmpty();
    }

    @Test
    void refusalsThatSayNoTime_pauseLongerAndLonger() throws Exception {
        Pace pace = Pace.unlimited();
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            turn(pace, 1).slowDown(null, RateLimit.unknown());
            pauses.add(pace.limiter().pausedFor(time).orElseThrow().toMillis());
        }
        turn(pace, 1).succeeded(RateLimit.unknown());
        turn(pace, 1).slowDown(null, RateLimit.unknown());

        assertThat(pauses).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
        assertThat(pace.limiter().pausedFor(time)).contains(Duration.ofMillis(500));
    }

    @Test
    void refusal_slowsTheWholeLaneBelowTheRateThatIsSet() throws Exception {
        Pace pace = Pace.perMinute(600);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Turn turn = turn(pace, 1);
            turns.add(turn);
            if (i % 2 == 0) {
                turn.succeeded(RateLimit.unknown());
            }
        }
        turns.get(29).slowDown(Duration.ofSeconds(1), RateLimit.unknown());

        assertThat(pace.currentPerMinute("lane", time).orElseThrow()).isBetween(350.0, 545.0);
        time.sleep(Duration.ofHours(1));
        assertThat(pace.currentPerMinute("lane", time)).hasValue(600);
    }

    @Test
    void limitInTheHeaders_isKeptFromTheFirstAnswer() throws Exception {
        Pace pace = Pace.adaptive();
        turn(pace, 1).succeeded(RateLimit.unknown().withPerMinute(60));
        turn(pace, 1).succeeded(RateLimit.unknown());

        assertThat(starts(pace, 1, 3)).containsExactly(1_000L, 2_000L, 3_000L);
        assertThat(pace.currentPerMinute("lane", time)).hasValue(60);
    }

    @Test
    void limitInTheHeaders_neverExceedsTheRateThatIsSet() throws Exception {
        Pace pace = Pace.perMinute(60);
        turn(pace, 1).succeeded(RateLimit.unknown().withPerMinute(6_000));

        assertThat(starts(pace, 1, 3)).containsExactly(1_000L, 2_000L, 3_000L);
    }

    @Test
    void dayThatIsUsedUp_isWaitedForAndSaysSo() throws Exception {
        Pace pace = Pace.builder().perDay(5).usedToday("lane", 3).build();
        turn(pace, 1).succeeded(RateLimit.unknown());
        turn(pace, 1).succeeded(RateLimit.unknown());
        List<Duration> told = new ArrayList<>();

        pace.limiter().awaitTurn(CallWeight.of("lane", 1), time, wait -> {
            told.add(pace.limiter().pausedFor(time).orElseThrow());
            time.sleep(wait);
        });

        assertThat(told.get(0)).isEqualTo(Duration.ofDays(1));
        assertThat(time.millis()).isEqualTo(Duration.ofDays(1).toMillis());
    }

    @Test
    void refusedCalls_useUpNothingOfTheDay() throws Exception {
        Pace pace = Pace.builder().perDay(2).build();
        for (int i = 0; i < 10; i++) {
            turn(pace, 1).slowDown(Duration.ofSeconds(1), RateLimit.unknown());
        }

        turn(pace, 2);

        assertThat(time.millis()).isLessThan(60_000);
    }

    @Test
    void interruptedWaiter_leavesItsPlaceToTheNext() throws Exception {
        Pace pace = Pace.perMinute(60);
        turn(pace, 1);

        assertThatThrownBy(() -> pace.limiter().awaitTurn(CallWeight.of("lane", 1), time, wait -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(starts(pace, 1, 1)).containsExactly(1_000L);
    }

    @Test
    void prediction_usesTheDocumentedQuotaWhereNothingIsSet() {
        Quota documented = Quota.ofNewAccount(Quota.Unit.IMAGES, 5);

        assertThat(Pace.adaptive().limiter().predicted(10, 10, documented)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Pace.perMinute(10).limiter().predicted(10, 10, documented)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Pace.unlimited().limiter().predicted(10, 10, documented)).isEqualTo(Duration.ZERO);
    }

    @Test
    void prediction_followsRateAndDelay() {
        assertThat(Pace.perMinute(60).limiter().predicted(120, 120, UNDOCUMENTED))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(Pace.unlimited().limiter().predicted(120, 120, UNDOCUMENTED)).isEqualTo(Duration.ZERO);
        assertThat(Pace.builder()
                        .minimumDelay(Duration.ofSeconds(2))
                        .build()
                        .limiter()
                        .predicted(10, 10, UNDOCUMENTED))
                .isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void senselessLimits_areRefused() {
        assertThatThrownBy(() -> Pace.perMinute(0)).hasMessage("images a minute must be above 0: 0.0");
        assertThatThrownBy(() -> Pace.builder().minimumDelay(Duration.ofSeconds(-1)))
                .hasMessageContaining("minimumDelay must be at least 0");
    }

    private Turn turn(Pace pace, int images) throws InterruptedException {
        return pace.limiter().awaitTurn(CallWeight.of("lane", images), time, time);
    }

    private List<Long> starts(Pace pace, int images, int calls) throws InterruptedException {
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Turn turn = turn(pace, images);
            starts.add(time.millis());
            turn.succeeded(RateLimit.unknown());
        }
        return starts;
    }
}

package dev.imagebatch.guard.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.provider.Quota;
import dev.imagebatch.provider.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateLaneTest {

    private static final long SECOND = 1_000_000_000;

    private final RateLane lane = lane(60.0);

    @Test
    void oldestWaiter_goesFirst_whoeverAsksFirst() {
        lane.tryStart(lane.join(1, 0), 0);
        QueuedCall older = lane.join(1, 0);
        QueuedCall younger = lane.join(1, 0);

        assertThat(lane.tryStart(younger, SECOND)).isPositive();
        assertThat(lane.tryStart(older, SECOND)).isZero();
        assertThat(lane.tryStart(younger, SECOND)).isPositive();
        assertThat(lane.tryStart(younger, 2 * SECOND)).isZero();
    }

    @Test
    void lateWaiter_makesNobodyElseLate() {
        lane.tryStart(lane.join(1, 0), 0);
        QueuedCall late = lane.join(1, 0);
        QueuedCall next = lane.join(1, 0);

        assertThat(lane.tryStart(late, SECOND + SECOND / 10)).isZero();
        assertThat(lane.tryStart(next, 2 * SECOND)).isZero();
    }

    @Test
    void longStandstill_isFollowedByNoBurst() {
        lane.tryStart(lane.join(1, 0), 0);
        long afterSleep = 3_600 * SECOND;
        QueuedCall second = lane.join(1, 0);
        QueuedCall third = lane.join(1, 0);

        assertThat(lane.tryStart(second, afterSleep)).isZero();
        assertThat(lane.tryStart(third, afterSleep)).isPositive();
    }

    @Test
    void refusalsOfWhatWasSentBefore_cutOnce() {
        RateLane fast = lane(600.0);
        List<QueuedCall> sent = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 40; i++) {
            QueuedCall ticket = fast.join(1, now);
            for (long wait = fast.tryStart(ticket, now); wait > 0; wait = fast.tryStart(ticket, now)) {
                now += wait;
            }
            sent.add(ticket);
            if (i < 30) {
                fast.succeeded(ticket, RateLimit.unknown(), now);
            }
        }
        fast.slowDown(sent.get(30), null, RateLimit.unknown(), now);
        double once = fast.perSecond(now);
        for (QueuedCall ticket : sent.subList(31, 40)) {
            fast.slowDown(ticket, null, RateLimit.unknown(), now);
        }

        assertThat(once).isBetween(6.9, 7.1);
        assertThat(fast.perSecond(now)).isEqualTo(once);
    }

    @Test
    void firstCalls_areFewAndBecomeMoreInTime() {
        RateLane adaptive = lane(null);
        int started = 0;
        List<QueuedCall> waiting = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            waiting.add(adaptive.join(1, 0));
        }
        int atOnce = 0;
        for (long now = 0; now <= 7 * SECOND; now += SECOND / 100) {
            while (!waiting.isEmpty() && adaptive.tryStart(waiting.get(0), now) == 0) {
                waiting.remove(0);
                started++;
            }
            atOnce = now == 0 ? started : atOnce;
        }

        assertThat(atOnce).isEqualTo(4);
        assertThat(started).isBetween(19, 20);
    }

    /** Whatever comes back when, a rate that is set is never exceeded over any time. */
    @Test
    void anyCourse_neverExceedsTheRateThatIsSet() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            RateLane set = lane(600.0);
            List<QueuedCall> running = new ArrayList<>();
            List<long[]> starts = new ArrayList<>();
            long now = 0;
            QueuedCall next = set.join(1 + random.nextInt(4), now);
            while (starts.size() < 300) {
                long wait = set.tryStart(next, now);
                if (wait == 0) {
                    starts.add(new long[] {now, next.units()});
                    running.add(next);
                    next = set.join(1 + random.nextInt(4), now);
                } else {
                    now += Math.min(wait, 1 + random.nextLong(SECOND / 4));
                }
                if (!running.isEmpty() && random.nextBoolean()) {
                    end(set, running.remove(random.nextInt(running.size())), random, now);
                }
            }

            assertThat(mostInTenSeconds(starts)).isLessThanOrEqualTo(100 + 4 + 5);
        }
    }

    private static void end(RateLane lane, QueuedCall ticket, Random random, long now) {
        switch (random.nextInt(4)) {
            case 0 -> lane.slowDown(ticket, Duration.ofMillis(random.nextInt(300)), RateLimit.unknown(), now);
            case 1 -> lane.ended(ticket, now);
            default -> lane.succeeded(ticket, RateLimit.unknown().withPerMinute(6_000), now);
        }
    }

    /** Units started in any 10 seconds; a start that is up to half a second late may bring 5 more into them. */
    private static long mostInTenSeconds(List<long[]> starts) {
        long most = 0;
        for (long[] first : starts) {
            most = Math.max(
                    most,
                    starts.stream()
                            .filter(start -> start[0] >= first[0] && start[0] < first[0] + 10 * SECOND)
                            .mapToLong(start -> start[1])
                            .sum());
        }
        return most;
    }

    private static RateLane lane(@org.jspecify.annotations.Nullable Double perMinute) {
        PaceLimits limits = new PaceLimits(perMinute, null, Map.of(), Duration.ZERO, 0, Duration.ZERO, true);
        return new RateLane("lane", limits, Quota.unknown(Quota.Unit.IMAGES), 0);
    }
}

package dev.imagebatch.guard.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayWindowTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final long STEP = Duration.ofMinutes(5).toNanos();

    @Test
    void fullWindow_hasRoomADayAfterTheFirstUse() {
        DayWindow day = new DayWindow(10, 0, 7 * HOUR);
        day.use(10, 8 * HOUR);

        assertThat(day.waitFor(1, 9 * HOUR)).isBetween(23 * HOUR, 23 * HOUR + STEP);
        assertThat(day.waitFor(1, 33 * HOUR)).isZero();
    }

    @Test
    void whatWasUsedBefore_counts() {
        DayWindow day = new DayWindow(10, 8, 0);

        assertThat(day.waitFor(2, 0)).isZero();
        assertThat(day.waitFor(3, 0)).isEqualTo(24 * HOUR);
    }

    @Test
    void whatIsGivenBack_mayBeUsedAgain() {
        DayWindow day = new DayWindow(10, 0, 0);
        day.use(10, 0);
        day.giveBack(4, 0, HOUR);

        assertThat(day.waitFor(4, HOUR)).isZero();
        assertThat(day.waitFor(5, HOUR)).isPositive();
    }

    @Test
    void callLargerThanADay_waitsForAnEmptyWindow() {
        DayWindow day = new DayWindow(10, 0, 0);

        assertThat(day.waitFor(11, 0)).isZero();
        day.use(1, 0);
        assertThat(day.waitFor(11, HOUR)).isEqualTo(23 * HOUR);
    }

    @Test
    void anyDay_neverHoldsMoreThanItsLimit() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            DayWindow day = new DayWindow(100, 0, 0);
            Deque<long[]> uses = new ArrayDeque<>();
            long now = 0;
            for (int i = 0; i < 2_000; i++) {
                now += random.nextLong(HOUR / 2);
                int units = 1 + random.nextInt(5);
                long wait = day.waitFor(units, now);
                assertThat(wait).isLessThanOrEqualTo(24 * HOUR);
                now += wait;
                assertThat(day.waitFor(units, now)).isZero();
                day.use(units, now);
                uses.add(new long[] {now, units});
                long begin = now - 24 * HOUR + STEP;
                uses.removeIf(use -> use[0] < begin);
                assertThat(uses.stream().mapToLong(use -> use[1]).sum()).isLessThanOrEqualTo(100);
            }
        }
    }
}

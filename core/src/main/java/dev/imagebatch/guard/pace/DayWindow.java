package dev.imagebatch.guard.pace;

import java.time.Duration;

/** The units used in the last 24 hours, in steps of five minutes. */
final class DayWindow {

    private static final long STEP = Duration.ofMinutes(5).toNanos();
    private static final int STEPS = 288;

    private final long most;
    private final long begin;
    private final long[] used = new long[STEPS];
    private long step;
    private long sum;

    DayWindow(long most, long usedBefore, long now) {
        this.most = most;
        this.begin = now;
        this.used[0] = usedBefore;
        this.sum = usedBefore;
    }

    /** Returns the nanoseconds until units are available; a call larger than the limit of a day waits for an empty day. */
    long waitFor(int units, long now) {
        moveTo(now);
        long room = most - units;
        long left = sum;
        for (long oldest = step - STEPS + 1; left > Math.max(0, room); oldest++) {
            left -= used[index(oldest)];
            if (left <= Math.max(0, room)) {
                return begin + (oldest + STEPS) * STEP - now;
            }
        }
        return 0;
    }

    void use(int units, long now) {
        moveTo(now);
        used[index(step)] += units;
        sum += units;
    }

    /** Returns units used at {@code start} that the provider did not count. */
    void giveBack(int units, long start, long now) {
        moveTo(now);
        long then = (start - begin) / STEP;
        if (then > step - STEPS) {
            used[index(then)] -= units;
            sum -= units;
        }
    }

    private void moveTo(long now) {
        long target = (now - begin) / STEP;
        for (long next = Math.max(step + 1, target - STEPS + 1); next <= target; next++) {
            sum -= used[index(next)];
            used[index(next)] = 0;
        }
        step = Math.max(step, target);
    }

    private static int index(long step) {
        return (int) Math.floorMod(step, (long) STEPS);
    }
}

package dev.imagebatch.guard.pace;

import dev.imagebatch.provider.Quota;
import dev.imagebatch.time.Sleeper;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A rate limiter with a lane for each quota.
 *
 * <p>Calls of a lane start in the order of their arrival, spread evenly, without bursts. Thread-safe.
 *
 * @since 0.1
 */
public final class RateLimiter {

    private static final double NANOS_A_MINUTE = 60e9;

    private final PaceLimits limits;
    private final Map<String, RateLane> lanes = new ConcurrentHashMap<>();

    /** Creates a rate limiter. */
    public RateLimiter(PaceLimits limits) {
        this.limits = limits;
    }

    /** Returns the set rate in images a minute; empty without one. */
    public OptionalDouble imagesPerMinute() {
        return limits.perMinute() == null ? OptionalDouble.empty() : OptionalDouble.of(limits.perMinute());
    }

    /**
     * Returns the least time in which the calls of one lane start, at the set rate or else at the documented one.
     *
     * @param units the units of all calls
     * @param calls the number of calls
     * @param quota the documented quota
     */
    public Duration predicted(long units, long calls, Quota quota) {
        OptionalDouble documented = limits.isAdaptive() ? quota.perMinute() : OptionalDouble.empty();
        OptionalDouble rate = imagesPerMinute().isPresent() ? imagesPerMinute() : documented;
        double byRate = rate.isPresent() ? units * NANOS_A_MINUTE / rate.getAsDouble() : 0;
        double byDelay = Math.max(0, calls - 1) * (double) limits.minimumDelay().toNanos();
        return Duration.ofNanos((long) Math.max(byRate, byDelay));
    }

    /**
     * Waits until a call may start.
     *
     * @return the call's turn
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public Turn awaitTurn(CallWeight weight, TimeSource time, Sleeper sleeper) throws InterruptedException {
        RateLane lane = lanes.computeIfAbsent(
                weight.lane(), name -> new RateLane(name, limits, weight.quota(), time.nanoTime()));
        QueuedCall call = lane.join(weight.units(), time.nanoTime());
        boolean started = false;
        try {
            long wait;
            while ((wait = lane.tryStart(call, time.nanoTime())) > 0) {
                sleeper.sleep(Duration.ofNanos(wait));
            }
            started = true;
            return new Turn(lane, call, time);
        } finally {
            if (!started) {
                lane.leave(call);
            }
        }
    }

    /** Returns the current rate of a lane in units a minute; empty without a limit. */
    public OptionalDouble currentPerMinute(String lane, TimeSource time) {
        RateLane known = lanes.get(lane);
        double rate = known == null ? limits.perSecond() : known.perSecond(time.nanoTime());
        return Double.isInfinite(rate) ? OptionalDouble.empty() : OptionalDouble.of(60 * rate);
    }

    /** Returns the remaining time of the longest pause of a lane; empty if no lane pauses. */
    public Optional<Duration> pausedFor(TimeSource time) {
        long now = time.nanoTime();
        return lanes.values().stream()
                .flatMap(lane -> lane.pausedFor(now).stream())
                .max(Comparator.naturalOrder());
    }
}

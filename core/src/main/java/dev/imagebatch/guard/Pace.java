package dev.imagebatch.guard;

import dev.imagebatch.provider.Quota;
import dev.imagebatch.provider.RateLimit;
import dev.imagebatch.time.Sleeper;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * How fast calls may start: finds and keeps the provider's real limit, and never exceeds one that is set.
 *
 * <p>What a vendor counts together, such as the calls to one model, is a lane; each limit that is set holds for each lane
 * on its own. Calls of a lane start in the order in which they came, spread evenly, never in bursts, also after a pause.
 * When the provider asks to slow down, everybody in the lane waits, and goes on more slowly.
 *
 * <p>Thread-safe; the caller makes it and may share it among processors of one account. Time goes by {@link
 * TimeSource#nanoTime()}: whatever happens to the date does not matter.
 *
 * @since 0.1
 */
public final class Pace {

    private static final double NANOS_A_MINUTE = 60e9;

    private final PaceLimits limits;
    private final Map<String, RateLane> lanes = new ConcurrentHashMap<>();

    private Pace(PaceLimits limits) {
        this.limits = limits;
    }

    /** As fast as the workers ask; only a provider's wish to wait slows it. */
    public static Pace unlimited() {
        return builder().notAdaptive().build();
    }

    /** As fast as the provider allows, which it finds out. */
    public static Pace adaptive() {
        return builder().build();
    }

    /**
     * At most this many images a minute, evenly spread; less if the provider allows less.
     *
     * @throws IllegalArgumentException unless {@code images} is above 0
     */
    public static Pace perMinute(double images) {
        return builder().perMinute(images).build();
    }

    /** Starts an adaptive pace. */
    public static Builder builder() {
        return new Builder();
    }

    /** The rate that is set, in images a minute. */
    public OptionalDouble imagesPerMinute() {
        return limits.perMinute() == null ? OptionalDouble.empty() : OptionalDouble.of(limits.perMinute());
    }

    /**
     * How long it takes at least to start the calls of one lane, by the rate that is set, else by the documented one.
     *
     * @param units how much of the quota all calls take
     * @param calls how many calls there are
     * @param quota what is documented
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
     * @return the call's turn; whoever has it tells its end, whatever happens
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Turn awaitTurn(CallWeight demand, TimeSource time, Sleeper sleeper) throws InterruptedException {
        RateLane lane = lanes.computeIfAbsent(
                demand.lane(), name -> new RateLane(name, limits, demand.quota(), time.nanoTime()));
        QueuedCall ticket = lane.join(demand.units(), time.nanoTime());
        boolean started = false;
        try {
            long wait;
            while ((wait = lane.tryStart(ticket, time.nanoTime())) > 0) {
                sleeper.sleep(Duration.ofNanos(wait));
            }
            started = true;
            return new Turn(lane, ticket, time);
        } finally {
            if (!started) {
                lane.leave(ticket);
            }
        }
    }

    /** The rate of a lane at this moment, in units a minute; empty where nothing limits it. */
    public OptionalDouble currentPerMinute(String lane, TimeSource time) {
        RateLane known = lanes.get(lane);
        double rate = known == null ? limits.perSecond() : known.perSecond(time.nanoTime());
        return Double.isInfinite(rate) ? OptionalDouble.empty() : OptionalDouble.of(60 * rate);
    }

    /** How long the longest pause still lasts in which a whole lane waits. */
    public Optional<Duration> pausedFor(TimeSource time) {
        long now = time.nanoTime();
        return lanes.values().stream()
                .flatMap(lane -> lane.pausedFor(now).stream())
                .max(Comparator.naturalOrder());
    }

    /**
     * The leave to make one call, until its end is told.
     *
     * <p>Thread-safe; the first end counts, further ones are ignored.
     */
    public static final class Turn {

        private final RateLane lane;
        private final QueuedCall ticket;
        private final TimeSource time;
        private final AtomicBoolean over = new AtomicBoolean();

        private Turn(RateLane lane, QueuedCall ticket, TimeSource time) {
            this.lane = lane;
            this.ticket = ticket;
            this.time = time;
        }

        /** The call brought images; {@code limit} is what its answer said about the quota. */
        public void succeeded(RateLimit limit) {
            if (over.compareAndSet(false, true)) {
                lane.succeeded(ticket, limit, time.nanoTime());
            }
        }

        /**
         * The provider asked to slow down: everybody in the lane waits.
         *
         * @param retryAfter how long the provider asks to wait, or null if it does not say
         * @param limit what its answer said about the quota
         */
        public void slowDown(@Nullable Duration retryAfter, RateLimit limit) {
            if (over.compareAndSet(false, true)) {
                lane.slowDown(ticket, retryAfter, limit, time.nanoTime());
            }
        }

        /** The call ended otherwise, or was never made. */
        public void ended() {
            if (over.compareAndSet(false, true)) {
                lane.ended(ticket, time.nanoTime());
            }
        }
    }

    /** Collects the limits of a pace. Not thread-safe. */
    public static final class Builder {

        private @Nullable Double perMinute;
        private @Nullable Long perDay;
        private final Map<String, Long> usedToday = new HashMap<>();
        private Duration minimumDelay = Duration.ZERO;
        private int staggeredCalls;
        private Duration stagger = Duration.ZERO;
        private boolean isAdaptive = true;

        private Builder() {}

        /** At most this many images a minute. */
        public Builder perMinute(double images) {
            if (!(images > 0)) {
                throw new IllegalArgumentException("a rate is above 0 images a minute, is " + images);
            }
            this.perMinute = images;
            return this;
        }

        /**
         * At most this many images in any 24 hours, counted from the first call; further calls wait. What was used before,
         * such as by an earlier process, is told by {@link #usedToday}.
         */
        public Builder perDay(long images) {
            if (images < 1) {
                throw new IllegalArgumentException("a rate is at least 1 image a day, is " + images);
            }
            this.perDay = images;
            return this;
        }

        /**
         * What of a day's images was used before this pace is made; it counts for 24 hours from the first call.
         *
         * @param lane the lane, such as {@code openai/gpt-image-2.5-flare}
         * @param images how many, from 0
         */
        public Builder usedToday(String lane, long images) {
            usedToday.put(lane, Math.max(0, images));
            return this;
        }

        /** At least this long from the start of a call to the start of the next one. */
        public Builder minimumDelay(Duration delay) {
            this.minimumDelay = notNegative("delay", delay);
            return this;
        }

        /** The first {@code calls} calls start at least {@code spacing} apart, so that they do not all hit at once. */
        public Builder staggeredStarts(int calls, Duration spacing) {
            this.staggeredCalls = calls;
            this.stagger = notNegative("spacing", spacing);
            return this;
        }

        /** The pace. */
        public Pace build() {
            return new Pace(new PaceLimits(
                    perMinute, perDay, Map.copyOf(usedToday), minimumDelay, staggeredCalls, stagger, isAdaptive));
        }

        private Builder notAdaptive() {
            this.isAdaptive = false;
            return this;
        }

        private static Duration notNegative(String name, Duration duration) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("a " + name + " is at least 0, is " + duration);
            }
            return duration;
        }
    }
}

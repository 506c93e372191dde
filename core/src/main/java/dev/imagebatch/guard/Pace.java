package dev.imagebatch.guard;

import dev.imagebatch.guard.pace.CallWeight;
import dev.imagebatch.guard.pace.PaceLimits;
import dev.imagebatch.guard.pace.RateLimiter;
import dev.imagebatch.provider.Quota;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The rate at which calls start: adapts to the limit of the provider and never exceeds a set limit.
 *
 * <p>A lane is a group of calls that the vendor counts together, such as the calls to one model. Each limit applies to
 * each lane separately. Calls of a lane start in the order of their arrival, spread evenly, without bursts. If the
 * provider asks to slow down, the lane pauses, and then continues at a lower rate.
 *
 * <p>Thread-safe. Processors with the same account may share a pace. Time is measured by {@link TimeSource#nanoTime()} and
 * does not depend on the date.
 *
 * @since 0.1
 */
public final class Pace {

    private final RateLimiter limiter;

    private Pace(PaceLimits limits) {
        this.limiter = new RateLimiter(limits);
    }

    /** Returns a pace without limits, which slows down only if the provider asks for it. */
    public static Pace unlimited() {
        return builder().notAdaptive().build();
    }

    /** Returns a pace that adapts to the limit of the provider. */
    public static Pace adaptive() {
        return builder().build();
    }

    /**
     * Returns an adaptive pace with a limit of images a minute.
     *
     * @throws IllegalArgumentException if {@code images} is not above 0
     */
    public static Pace perMinute(double images) {
        return builder().perMinute(images).build();
    }

    /** Returns a builder of an adaptive pace. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the name of the lane of a model. */
    public static String lane(String provider, String model, Quota quota) {
        return CallWeight.lane(provider, model, quota);
    }

    /** Returns the set limit in images a minute; empty without one. */
    public OptionalDouble imagesPerMinute() {
        return limiter.imagesPerMinute();
    }

    /** Returns the current rate of a lane in units a minute; empty without a limit. */
    public OptionalDouble currentPerMinute(String lane, TimeSource time) {
        return limiter.currentPerMinute(lane, time);
    }

    /** Returns the rate limiter, of a type for the engine only. */
    @SuppressWarnings("exports")
    public RateLimiter limiter() {
        return limiter;
    }

    /** A builder of paces. Not thread-safe. */
    public static final class Builder {

        private @Nullable Double perMinute;
        private @Nullable Long perDay;
        private final Map<String, Long> usedToday = new HashMap<>();
        private Duration minimumDelay = Duration.ZERO;
        private int staggeredCalls;
        private Duration stagger = Duration.ZERO;
        private boolean isAdaptive = true;

        private Builder() {}

        /** Sets the highest number of images a minute, above 0. */
        public Builder perMinute(double images) {
            if (!(images > 0)) {
                throw new IllegalArgumentException("images a minute must be above 0: " + images);
            }
            this.perMinute = images;
            return this;
        }

        /**
         * Sets the highest number of images in any 24 hours, from 1, counted from the first call; further calls wait. Set
         * the images of earlier processes by {@link #usedToday}.
         */
        public Builder perDay(long images) {
            if (images < 1) {
                throw new IllegalArgumentException("images a day must be at least 1: " + images);
            }
            this.perDay = images;
            return this;
        }

        /**
         * Sets the images of a day that were used before; they count for 24 hours from the first call.
         *
         * @param lane the lane, such as {@code openai/gpt-image-2.5-flare}
         * @param images the number of images, from 0
         */
        public Builder usedToday(String lane, long images) {
            usedToday.put(Objects.requireNonNull(lane, "lane"), Math.max(0, images));
            return this;
        }

        /** Sets the shortest time between the starts of two calls. */
        public Builder minimumDelay(Duration delay) {
            this.minimumDelay = notNegative("minimumDelay", delay);
            return this;
        }

        /** Sets the shortest time between the starts of the first {@code calls} calls, which prevents a burst. */
        public Builder staggeredStarts(int calls, Duration spacing) {
            this.staggeredCalls = calls;
            this.stagger = notNegative("spacing", spacing);
            return this;
        }

        /** Returns the pace. */
        public Pace build() {
            return new Pace(new PaceLimits(
                    perMinute, perDay, Map.copyOf(usedToday), minimumDelay, staggeredCalls, stagger, isAdaptive));
        }

        private Builder notAdaptive() {
            this.isAdaptive = false;
            return this;
        }

        private static Duration notNegative(String name, Duration duration) {
            if (Objects.requireNonNull(duration, name).isNegative()) {
                throw new IllegalArgumentException(name + " must be at least 0: " + duration);
            }
            return duration;
        }
    }
}

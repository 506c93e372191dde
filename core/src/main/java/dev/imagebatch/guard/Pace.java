package dev.imagebatch.guard;

import dev.imagebatch.time.Sleeper;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How fast calls may start: images a minute, a least delay, staggered starts, and a pause for everybody when the
 * provider asks to wait.
 *
 * <p>Starts are spread evenly, never in bursts, also after a pause. Thread-safe; the caller makes it and may share it
 * among processors of one account.
 *
 * @since 0.1
 */
public final class Pace {

    private static final double NANOS_A_MINUTE = 60e9;

    private final ReentrantLock lock = new ReentrantLock();
    private final double nanosAnImage;
    private final long minimumDelay;
    private final int staggeredCalls;
    private final long stagger;
    private boolean started;
    private long calls;
    private long nextFree;
    private long pausedUntil;

    private Pace(Builder builder) {
        this.nanosAnImage = builder.imagesPerMinute == 0 ? 0 : NANOS_A_MINUTE / builder.imagesPerMinute;
        this.minimumDelay = builder.minimumDelay.toNanos();
        this.staggeredCalls = builder.staggeredCalls;
        this.stagger = builder.stagger.toNanos();
    }

    /** As fast as the workers ask; only a provider's wish to wait slows it. */
    public static Pace unlimited() {
        return builder().build();
    }

    /**
     * At most this many images a minute, evenly spread.
     *
     * @throws IllegalArgumentException unless {@code images} is above 0
     */
    public static Pace perMinute(double images) {
        return builder().perMinute(images).build();
    }

    /** Starts a pace. */
    public static Builder builder() {
        return new Builder();
    }

    /** The rate that is set, in images a minute. */
    public OptionalDouble imagesPerMinute() {
        return nanosAnImage == 0 ? OptionalDouble.empty() : OptionalDouble.of(NANOS_A_MINUTE / nanosAnImage);
    }

    /** How long it takes at least to start {@code calls} calls of {@code images} images in all. */
    public Duration predicted(long images, long calls) {
        double byRate = images * nanosAnImage;
        double byDelay = Math.max(0, calls - 1) * (double) minimumDelay;
        return Duration.ofNanos((long) Math.max(byRate, byDelay));
    }

    /**
     * Waits until a call for {@code images} images may start.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void awaitTurn(int images, TimeSource time, Sleeper sleeper) throws InterruptedException {
        while (true) {
            long start = reserve(images, time.nanoTime());
            sleeper.sleep(Duration.ofNanos(start - time.nanoTime()));
            if (!pausedAt(start)) {
                return;
            }
        }
    }

    /** Lets nothing start for {@code wait}, whoever asks. */
    public void pause(Duration wait, TimeSource time) {
        lock.lock();
        try {
            long now = begin(time.nanoTime());
            pausedUntil = Math.max(pausedUntil, now + wait.toNanos());
            nextFree = Math.max(nextFree, pausedUntil);
        } finally {
            lock.unlock();
        }
    }

    /** How long the pause for everybody still lasts. */
    public Optional<Duration> pausedFor(TimeSource time) {
        lock.lock();
        try {
            long left = pausedUntil - begin(time.nanoTime());
            return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long reserve(int images, long now) {
        lock.lock();
        try {
            begin(now);
            long start = Math.max(now, nextFree);
            long spacing = Math.max((long) (images * nanosAnImage), minimumDelay);
            calls++;
            nextFree = start + (calls < staggeredCalls ? Math.max(spacing, stagger) : spacing);
            return start;
        } finally {
            lock.unlock();
        }
    }

    private boolean pausedAt(long start) {
        lock.lock();
        try {
            return pausedUntil > start;
        } finally {
            lock.unlock();
        }
    }

    private long begin(long now) {
        if (!started) {
            started = true;
            nextFree = now;
            pausedUntil = now;
        }
        return now;
    }

    /** Collects the limits of a pace. Not thread-safe. */
    public static final class Builder {

        private double imagesPerMinute;
        private Duration minimumDelay = Duration.ZERO;
        private int staggeredCalls;
        private Duration stagger = Duration.ZERO;

        private Builder() {}

        /** At most this many images a minute. */
        public Builder perMinute(double images) {
            if (!(images > 0)) {
                throw new IllegalArgumentException("a rate is above 0 images a minute, is " + images);
            }
            this.imagesPerMinute = images;
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
            return new Pace(this);
        }

        private static Duration notNegative(String name, Duration duration) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("a " + name + " is at least 0, is " + duration);
            }
            return duration;
        }
    }
}

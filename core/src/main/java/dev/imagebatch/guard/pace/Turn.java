package dev.imagebatch.guard.pace;

import dev.imagebatch.provider.RateLimit;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call's turn in its lane. The holder must report the end of the call.
 *
 * <p>The first reported end counts; later ones are ignored. Thread-safe.
 *
 * @since 0.1
 */
public final class Turn {

    private final RateLane lane;
    private final QueuedCall call;
    private final TimeSource time;
    private final AtomicBoolean ended = new AtomicBoolean();

    Turn(RateLane lane, QueuedCall call, TimeSource time) {
        this.lane = lane;
        this.call = call;
        this.time = time;
    }

    /** Reports that the call delivered images; {@code limit} is the quota stated in the answer. */
    public void succeeded(RateLimit limit) {
        if (ended.compareAndSet(false, true)) {
            lane.succeeded(call, limit, time.nanoTime());
        }
    }

    /**
     * Reports that the provider asked to slow down, which pauses the lane.
     *
     * @param retryAfter the pause asked for, or null
     * @param limit the quota stated in the answer
     */
    public void slowDown(@Nullable Duration retryAfter, RateLimit limit) {
        if (ended.compareAndSet(false, true)) {
            lane.slowDown(call, retryAfter, limit, time.nanoTime());
        }
    }

    /** Reports that the call ended in another way, or was not made. */
    public void ended() {
        if (ended.compareAndSet(false, true)) {
            lane.ended(call, time.nanoTime());
        }
    }
}

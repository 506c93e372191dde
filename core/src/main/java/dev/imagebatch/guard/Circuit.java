package dev.imagebatch.guard;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends the calls to one provider when a failure concerns every item.
 *
 * <p>Opens for good on a failure that ends the batch, and on an unreachable provider that never answered before.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class Circuit {

    private static final long NEVER = Long.MIN_VALUE;

    private final TimeSource time;
    private final long began;
    private final AtomicLong lastSuccess = new AtomicLong(NEVER);
    private final AtomicBoolean reached = new AtomicBoolean();
    private final AtomicReference<ProviderException> openedBy = new AtomicReference<>();

    /** A closed circuit that measures time by {@code time}. */
    public Circuit(TimeSource time) {
        this.time = time;
        this.began = time.nanoTime();
    }

    /** A call brought an image. */
    public void succeeded() {
        reached.set(true);
        lastSuccess.set(time.nanoTime());
    }

    /** A call failed; there may be further ones for its item. */
    public void failed(ProviderException failure) {
        if (failure.kind() != FailureKind.UNREACHABLE) {
            reached.set(true);
        }
    }

    /** An item was given up with this failure. */
    public void gaveUp(ProviderException failure) {
        boolean neverReached = failure.kind() == FailureKind.UNREACHABLE && !reached.get();
        if (failure.ends() == FailureKind.Ends.BATCH || neverReached) {
            openedBy.compareAndSet(null, failure);
        }
    }

    /** The failure that ended the calls. */
    public Optional<ProviderException> openedBy() {
        return Optional.ofNullable(openedBy.get());
    }

    /** How long ago anything succeeded, or since the batch began. */
    public Duration sinceSuccess() {
        long last = lastSuccess.get();
        return Duration.ofNanos(time.nanoTime() - (last == NEVER ? began : last));
    }
}

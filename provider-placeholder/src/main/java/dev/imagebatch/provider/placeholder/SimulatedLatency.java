package dev.imagebatch.provider.placeholder;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The duration of a call, which a cancellation ends early. */
final class SimulatedLatency {

    private final TimeSource time;
    private final Duration timeout;
    private @Nullable Thread waiting;
    private boolean cancelled;

    SimulatedLatency(GenerationCall call, TimeSource time) {
        this.time = time;
        this.timeout = call.timeout();
        call.onCancel(this::cancel);
    }

    void await(Duration latency) throws ProviderException {
        if (!begin()) {
            throw unknown("the call was cancelled");
        }
        boolean late = latency.compareTo(timeout) > 0;
        try {
            time.sleep(late ? timeout : latency);
        } catch (InterruptedException e) {
            interrupted();
            throw unknown("the call was cancelled while it waited");
        } finally {
            end();
        }
        if (late) {
            throw unknown("no answer within the timeout");
        }
    }

    private synchronized void cancel() {
        cancelled = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    private synchronized boolean begin() {
        waiting = cancelled ? null : Thread.currentThread();
        return !cancelled;
    }

    /** Restores an interrupt that is not the cancellation. */
    private synchronized void interrupted() {
        if (!cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        waiting = null;
        if (cancelled) {
            Thread.interrupted();
        }
    }

    private static ProviderException unknown(String message) {
        return ProviderException.of(FailureKind.UNKNOWN_OUTCOME, message);
    }
}

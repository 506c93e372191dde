package dev.imagebatch.testkit;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The latency of a scripted call, ended early by timeout or cancellation. */
final class ScriptedWait {

    private final TimeSource time;
    private final Duration timeout;
    private @Nullable Thread thread;
    private boolean cancelled;

    ScriptedWait(GenerationCall call, TimeSource time) {
        this.time = time;
        this.timeout = call.timeout();
        call.onCancel(this::cancel);
    }

    void sleep(Duration duration) throws ProviderException {
        boolean late = duration.compareTo(timeout) > 0;
        if (!begin()) {
            throw unknown("the call was cancelled");
        }
        try {
            time.sleep(late ? timeout : duration);
        } catch (InterruptedException e) {
            keepForeignInterruption();
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
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized boolean begin() {
        thread = cancelled ? null : Thread.currentThread();
        return !cancelled;
    }

    private synchronized void keepForeignInterruption() {
        if (!cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        thread = null;
        if (cancelled) {
            Thread.interrupted();
        }
    }

    private static ProviderException unknown(String message) {
        return ProviderException.of(FailureKind.UNKNOWN_OUTCOME, message);
    }
}

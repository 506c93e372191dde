package dev.imagebatch.testkit;

import dev.imagebatch.prompt.PromptCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A call with a brief, to test a prompt writer without a batch.
 *
 * <p>Thread-safe. {@link #toString()} does not show the brief.
 *
 * @since 0.1
 */
public final class BriefCall implements PromptCall {

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(1);

    private final String brief;
    private final Duration timeout;
    private final List<Runnable> aborts = new ArrayList<>();
    private boolean cancelled;

    private BriefCall(String brief, Duration timeout) {
        this.brief = Objects.requireNonNull(brief);
        this.timeout = timeout;
    }

    /** Returns a call with a timeout of one minute. */
    public static BriefCall of(String brief) {
        return new BriefCall(brief, USUAL_TIMEOUT);
    }

    /** Returns the same call, not cancelled, with a timeout of {@code duration}. */
    public BriefCall withTimeout(Duration duration) {
        return new BriefCall(brief, duration);
    }

    @Override
    public String brief() {
        return brief;
    }

    @Override
    public String specificationId() {
        return "specification";
    }

    @Override
    public String attempt() {
        return "attempt-1";
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public void onCancel(Runnable abort) {
        synchronized (this) {
            aborts.add(abort);
            if (!cancelled) {
                return;
            }
        }
        abort.run();
    }

    /** Cancels the call. Runs the writer's cancel actions on the calling thread. */
    public void cancel() {
        List<Runnable> registered;
        synchronized (this) {
            cancelled = true;
            registered = List.copyOf(aborts);
        }
        registered.forEach(Runnable::run);
    }

    /** Returns the length of the brief, but not its text. */
    @Override
    public String toString() {
        return "BriefCall[" + brief.length() + " characters]";
    }
}

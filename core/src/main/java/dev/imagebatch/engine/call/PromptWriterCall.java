package dev.imagebatch.engine.call;

import dev.imagebatch.prompt.PromptCall;
import java.time.Duration;

/**
 * One call as a prompt writer sees it.
 *
 * @param brief what it starts from
 * @param specificationId the specification's id
 * @param attempt the attempt's id
 * @param timeout how long it may take
 * @param cutoff ends it from another thread
 */
record PromptWriterCall(String brief, String specificationId, String attempt, Duration timeout, CallCancellation cutoff)
        implements PromptCall {

    @Override
    public void onCancel(Runnable abort) {
        cutoff.onCancel(abort);
    }

    /** The attempt: briefs never reach logs. */
    @Override
    public String toString() {
        return "WritingCall[" + attempt + "]";
    }
}

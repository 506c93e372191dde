package dev.imagebatch.engine.call;

import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.provider.CallContext;
import dev.imagebatch.provider.ProviderException;

/**
 * One call of a task, as its runner sees it.
 *
 * @param <T> the type of what is received
 */
interface TaskCall<T> extends CallContext {

    /** Returns the number of images that the call may receive. */
    int images();

    /** Returns the called service, as messages name it. */
    String service();

    /** Returns the handle that cancels the call. */
    CallCancellation cancellation();

    /** Makes the call. */
    AttemptOutcome<T> run() throws ProviderException, InterruptedException;

    /** Returns the outcome of the call after it failed. */
    AttemptOutcome<T> failed(ProviderException thrown, RetryPolicy rules);
}

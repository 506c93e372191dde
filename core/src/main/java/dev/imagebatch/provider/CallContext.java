package dev.imagebatch.provider;

import java.time.Duration;

/**
 * The context of one paid call: its ids, its time limit and its cancellation.
 *
 * <p>Made by the batch for each attempt. Belongs to the thread that makes the call, except {@link #onCancel}, whose
 * action runs on another thread.
 *
 * @since 0.1
 */
public interface CallContext {

    /**
     * Returns the attempt's id, as recorded in the ledger. If the service accepts a client's id, send this one: support
     * can then find a call that was never answered.
     */
    String attempt();

    /** Returns the specification's id, for logs and drawn images. */
    String specificationId();

    /** Returns the time limit of the call, from now to the last byte. */
    Duration timeout();

    /**
     * Registers an action that ends the call early, such as closing its connection.
     *
     * <p>Runs at once if the call is already cancelled, and may run more than once. The provider then throws a {@link
     * ProviderException} of kind {@code UNKNOWN_OUTCOME}.
     */
    void onCancel(Runnable abort);
}

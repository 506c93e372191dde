package dev.imagebatch.prompt;

import java.time.Duration;

/**
 * One call in the writer's hands: what it starts from, and how long it may take.
 *
 * <p>Made by the batch for each attempt; belongs to the thread that calls {@link PromptWriter#write}, except {@link
 * #onCancel}, whose action runs on another thread.
 *
 * @since 0.1
 */
public interface PromptCall {

    /** The words to start from, as {@link PromptWriter#brief} made them. */
    String brief();

    /** The specification's id, for writers that log it. */
    String specificationId();

    /**
     * The attempt's id, as the ledger has it. Where the service keeps an id of the client's, send it: support can then find
     * a call of which no answer came.
     */
    String attempt();

    /** How long the call may take, from now to the last byte. */
    Duration timeout();

    /**
     * Registers how to end the call early, such as closing its connection.
     *
     * <p>Runs at once if the call is cancelled already, and may run more than once. The writer then throws a {@link
     * dev.imagebatch.provider.ProviderException} of kind {@code UNKNOWN_OUTCOME}.
     */
    void onCancel(Runnable abort);
}

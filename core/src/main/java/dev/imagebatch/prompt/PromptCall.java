package dev.imagebatch.prompt;

import dev.imagebatch.provider.CallContext;

/**
 * One call to a prompt writer: the brief and the call's context.
 *
 * @since 0.1
 */
public interface PromptCall extends CallContext {

    /** Returns the text to start from, as made by {@link PromptWriter#brief}. */
    String brief();
}

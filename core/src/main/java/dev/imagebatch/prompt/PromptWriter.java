package dev.imagebatch.prompt;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;

/**
 * A writer of prompts: turns a brief into the prompt that is sent to the image provider.
 *
 * <p>Implementations are thread-safe: many calls run at once. They make at most one request per call and never retry,
 * since a hidden retry is a hidden charge.
 *
 * @since 0.1
 */
public interface PromptWriter extends AutoCloseable {

    /** Returns the name in specifications and commands, such as {@code openai}. */
    String name();

    /**
     * Returns everything that determines the texts besides the brief: model, instructions, settings; long ones as a
     * checksum. Part of the fingerprint, so it must be the same in every run.
     */
    String identity();

    /**
     * Returns the text to start from; by default the specification's prompt.
     *
     * @throws IllegalArgumentException if the specification lacks a value that the writer needs; the message names it
     */
    default String brief(ImageSpecification specification) {
        return specification.prompt();
    }

    /** Returns the price of one prompt; empty if it is unknown, which does not mean free. */
    Optional<Quote> quote(String brief);

    /**
     * Writes one prompt.
     *
     * <p>Blocks until the text is complete. MUST end within {@link PromptCall#timeout()}, and soon after {@link
     * PromptCall#onCancel} requests it.
     *
     * @return a text that is not blank, and the other values of the answer
     * @throws ProviderException if there is no usable text: {@code EMPTY_ANSWER} for a blank or truncated text, {@code
     *     CONTENT_REJECTED} for a refusal of the model; charged if the service charged
     * @throws InterruptedException if the thread is interrupted; treated as an unknown outcome, since the request may have
     *     been sent
     */
    WrittenPrompt write(PromptCall call) throws ProviderException, InterruptedException;

    /** Closes connections. Running calls may fail. */
    @Override
    default void close() {}

    /**
     * Returns a writer that fills in a template: free, and always with the same result.
     *
     * @param name its name
     * @param text a text with {@code {prompt}}, {@code {subject}}, {@code {owner}}, {@code {type}} and {@code {tag:NAME}},
     *     each replaced by the value of the specification
     * @throws IllegalArgumentException if the name or the text is blank or too long, or a placeholder is unknown
     */
    static PromptWriter template(String name, String text) {
        return new TemplatePromptWriter(name, text);
    }
}

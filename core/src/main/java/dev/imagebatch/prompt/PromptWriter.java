package dev.imagebatch.prompt;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;

/**
 * A writer of prompts: turns a brief into the words that a picture is asked for with.
 *
 * <p>Implementations are thread-safe: many calls run at once. They make at most one request a call and never repeat one by
 * themselves, since a hidden repetition is a hidden bill.
 *
 * @since 0.1
 */
public interface PromptWriter extends AutoCloseable {

    /** The name by which specifications and commands know it, such as {@code openai}. */
    String name();

    /**
     * What determines its texts beside the brief: model, instructions, settings; a checksum stands for long ones. Part of
     * the fingerprint, so it is the same in every run.
     */
    String identity();

    /**
     * The words that it starts from; the specification's prompt unless the writer says otherwise.
     *
     * @throws IllegalArgumentException if the specification lacks what the writer needs; the message names it
     */
    default String brief(ImageSpecification specification) {
        return specification.prompt();
    }

    /** The price of one text, or empty if no price is known; unknown is not free. */
    Optional<Quote> quote(String brief);

    /**
     * Writes one prompt.
     *
     * <p>Blocks until the text is there. MUST end within {@link PromptCall#timeout()}, and soon after {@link
     * PromptCall#onCancel} asked for it.
     *
     * @param call the brief, and how long it may take
     * @return a text that is not blank, and what the answer said beside it
     * @throws ProviderException if no usable text came: a text that is blank or cut off is an {@code EMPTY_ANSWER}, one that
     *     the model declined to write {@code CONTENT_REJECTED}; charged if the service charged
     * @throws InterruptedException if the thread was interrupted; taken as an unknown outcome, since the request may have
     *     been sent
     */
    WrittenPrompt write(PromptCall call) throws ProviderException, InterruptedException;

    /** Closes connections. Calls that still run may fail. */
    @Override
    default void close() {}

    /**
     * A writer that fills in a text: free, and always the same.
     *
     * @param name its name
     * @param text words with {@code {prompt}}, {@code {subject}}, {@code {owner}}, {@code {type}} and {@code {tag:NAME}} in
     *     them, each taken from the specification
     * @throws IllegalArgumentException if the name or the text is blank or too long, or a placeholder is unknown
     */
    static PromptWriter template(String name, String text) {
        return new TemplatePromptWriter(name, text);
    }
}

package dev.imagebatch.prompt;

import dev.imagebatch.cost.Money;
import dev.imagebatch.provider.ReportedId;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prompt that a writer wrote, and what the answer said beside it.
 *
 * <p>Immutable and thread-safe; each {@code with…} method gives a changed copy. {@link #toString()} never shows the text.
 *
 * @since 0.1
 */
public final class WrittenPrompt {

    private final String text;
    private final @Nullable Money cost;
    private final @Nullable String requestId;
    private final @Nullable String modelVersion;

    private WrittenPrompt(
            String text, @Nullable Money cost, @Nullable String requestId, @Nullable String modelVersion) {
        this.text = text;
        this.cost = cost;
        this.requestId = requestId;
        this.modelVersion = modelVersion;
    }

    /**
     * A prompt of which nothing else is known.
     *
     * @param text the words; not blank, at most {@value ImageSpecification#MAX_PROMPT_LENGTH} characters
     * @throws IllegalArgumentException if the text is no prompt; a writer whose service sent such a text throws {@code
     *     EMPTY_ANSWER} instead
     */
    public static WrittenPrompt of(String text) {
        if (text.isBlank() || text.length() > ImageSpecification.MAX_PROMPT_LENGTH) {
            throw new IllegalArgumentException("a prompt has 1 to " + ImageSpecification.MAX_PROMPT_LENGTH
                    + " characters and is not blank, this one has " + text.length());
        }
        return new WrittenPrompt(text, null, null, null);
    }

    /** With what the call cost, by the usage that the service reported. */
    public WrittenPrompt withCost(@Nullable Money actual) {
        return new WrittenPrompt(text, actual, requestId, modelVersion);
    }

    /** With the id by which the service's support finds the call; its first word, of at most 200 characters. */
    public WrittenPrompt withRequestId(@Nullable String id) {
        return new WrittenPrompt(text, cost, ReportedId.of(id), modelVersion);
    }

    /** With the version of the model that really answered; cut and cleaned as the id is. */
    public WrittenPrompt withModelVersion(@Nullable String version) {
        return new WrittenPrompt(text, cost, requestId, ReportedId.of(version));
    }

    /** The words. */
    public String text() {
        return text;
    }

    /** What the call cost; empty means the expected price. */
    public Optional<Money> cost() {
        return Optional.ofNullable(cost);
    }

    /** The id by which the service's support finds the call. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** The version of the model that really answered. */
    public Optional<String> modelVersion() {
        return Optional.ofNullable(modelVersion);
    }

    /** How long the text is. */
    @Override
    public String toString() {
        return "WrittenPrompt[" + text.length() + " characters]";
    }
}

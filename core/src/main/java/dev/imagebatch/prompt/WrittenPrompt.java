package dev.imagebatch.prompt;

import dev.imagebatch.cost.Money;
import dev.imagebatch.provider.ReportedId;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A written prompt, and the other values of the answer.
 *
 * <p>Immutable and thread-safe; each {@code with...} method returns a changed copy. {@link #toString()} never shows the text.
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
     * Returns a prompt without further values.
     *
     * @param text the prompt, not blank, at most {@value ImageSpecification#MAX_PROMPT_LENGTH} characters
     * @throws IllegalArgumentException if the text is blank or too long; a writer whose service sent such a text throws
     *     {@code EMPTY_ANSWER} instead
     */
    public static WrittenPrompt of(String text) {
        Objects.requireNonNull(text, "text");
        if (text.isBlank() || text.length() > ImageSpecification.MAX_PROMPT_LENGTH) {
            throw new IllegalArgumentException("a prompt must have 1 to " + ImageSpecification.MAX_PROMPT_LENGTH
                    + " characters and not be blank: " + text.length());
        }
        return new WrittenPrompt(text, null, null, null);
    }

    /** Returns a copy with the cost of the call, computed from the usage that the service reported. */
    public WrittenPrompt withCost(@Nullable Money actual) {
        return new WrittenPrompt(text, actual, requestId, modelVersion);
    }

    /** Returns a copy with the service's id of the call: the first word, at most 200 characters. */
    public WrittenPrompt withRequestId(@Nullable String id) {
        return new WrittenPrompt(text, cost, ReportedId.of(id), modelVersion);
    }

    /** Returns a copy with the version of the model that answered, shortened like the id. */
    public WrittenPrompt withModelVersion(@Nullable String version) {
        return new WrittenPrompt(text, cost, requestId, ReportedId.of(version));
    }

    /** Returns the prompt. */
    public String text() {
        return text;
    }

    /** Returns the cost of the call; empty means the expected price. */
    public Optional<Money> cost() {
        return Optional.ofNullable(cost);
    }

    /** Returns the service's id of the call, for support requests. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** Returns the version of the model that answered. */
    public Optional<String> modelVersion() {
        return Optional.ofNullable(modelVersion);
    }

    /** Returns the length only. */
    @Override
    public String toString() {
        return "WrittenPrompt[" + text.length() + " characters]";
    }
}

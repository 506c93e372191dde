package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.ErrorFields;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of the answer to a chat request. */
final class ChatAnswer {

    private String text = "";
    private String refusal = "";
    private String finish = "";
    private boolean hasChoice;
    private @Nullable JsonNode usage;
    private final ErrorFields told = new ErrorFields();
    private @Nullable String model;

    void choice() {
        hasChoice = true;
    }

    void text(String content) {
        text = content.strip();
    }

    void refusal(String words) {
        refusal = words;
    }

    void finish(String reason) {
        finish = reason;
    }

    void usage(JsonNode node) {
        usage = node;
    }

    void told(String name, JsonNode node) {
        told.put(name, node);
    }

    void model(String id) {
        model = id;
    }

    String text() {
        return text;
    }

    Optional<JsonNode> usage() {
        return Optional.ofNullable(usage).filter(JsonNode::isObject);
    }

    /** Returns the error that the answer reports; empty if the answer holds a choice. */
    Optional<ErrorBody> error() {
        return hasChoice ? Optional.empty() : told.error();
    }

    @Nullable String model() {
        return model;
    }

    /** Returns the failure that makes the text unusable; empty if the text is usable. */
    Optional<ProviderException.Builder> problem() {
        if (!refusal.isBlank()) {
            return rejected("the model declined to write the prompt");
        }
        return switch (finish) {
            case "content_filter" -> rejected("the content rules withheld the prompt");
            case "length", "max_tokens" -> empty("the prompt was cut off: set the writer's option maxTokens higher");
            default -> unusable();
        };
    }

    private Optional<ProviderException.Builder> unusable() {
        if (text.isBlank()) {
            return empty("the answer holds no text");
        }
        return text.length() > ImageSpecification.MAX_PROMPT_LENGTH
                ? empty("the text has " + text.length() + " characters, more than a prompt's "
                        + ImageSpecification.MAX_PROMPT_LENGTH)
                : Optional.empty();
    }

    private Optional<ProviderException.Builder> rejected(String message) {
        return Optional.of(
                ProviderException.builder(FailureKind.CONTENT_REJECTED, message).charged(Charged.YES));
    }

    private Optional<ProviderException.Builder> empty(String message) {
        return Optional.of(ProviderException.builder(FailureKind.EMPTY_ANSWER, message)
                .charged(hasChoice || usage().isPresent() ? Charged.YES : Charged.UNKNOWN));
    }
}

package dev.imagebatch.provider.openai;

import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request for one text.
 *
 * @param model the model
 * @param instructions what it is told first
 * @param brief what it is to write about
 * @param settings further fields, by name
 */
record ChatRequest(String model, String instructions, String brief, Map<String, JsonValue> settings) {

    /** The request for a brief. */
    static ChatRequest of(PromptOptions options, String brief, BaseUrl server) {
        boolean isVendors = TextModel.named(options.model()).isPresent() || server.isOpenAi() || server.isAzure();
        Map<String, JsonValue> settings = new TreeMap<>();
        // Servers of other makers know the old name alone, and the vendor's newer models the new one alone.
        String most = isVendors ? "max_completion_tokens" : "max_tokens";
        settings.put(most, JsonValue.from(options.maxTokens()));
        options.temperature().ifPresent(value -> settings.put("temperature", JsonValue.from(value)));
        options.effort().ifPresent(value -> settings.put("reasoning_effort", JsonValue.from(value)));
        return new ChatRequest(options.model(), options.instructions(), brief, settings);
    }

    /** The request in the SDK's words. */
    ChatCompletionCreateParams params() {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage(instructions)
                .addUserMessage(brief)
                .additionalBodyProperties(settings)
                .build();
    }

    /** The model alone. */
    @Override
    public String toString() {
        return "ChatRequest[" + model + "]";
    }
}

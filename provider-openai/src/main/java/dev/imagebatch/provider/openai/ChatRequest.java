package dev.imagebatch.provider.openai;

import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request for one text.
 *
 * @param model the model
 * @param instructions the instructions sent before the brief
 * @param brief the brief to write about
 * @param settings further fields, by name
 */
record ChatRequest(String model, String instructions, String brief, Map<String, JsonValue> settings) {

    /** Returns the request for a brief. */
    static ChatRequest of(PromptOptions options, String brief, BaseUrl server) {
        boolean isVendors = TextModel.named(options.model()).isPresent() || server.isOpenAi() || server.isAzure();
        Map<String, JsonValue> settings = new TreeMap<>();
        // Servers of other makers accept only the old name, and the vendor's newer models accept only the new one.
        String most = isVendors ? "max_completion_tokens" : "max_tokens";
        settings.put(most, JsonValue.from(options.maxTokens()));
        options.temperature().ifPresent(value -> settings.put("temperature", JsonValue.from(value)));
        options.effort().ifPresent(value -> settings.put("reasoning_effort", JsonValue.from(value)));
        return new ChatRequest(options.model(), options.instructions(), brief, settings);
    }

    /** Returns the request as parameters of the SDK. */
    ChatCompletionCreateParams params() {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage(instructions)
                .addUserMessage(brief)
                .additionalBodyProperties(settings)
                .build();
    }

    /** Returns the model only, so that the brief never reaches logs. */
    @Override
    public String toString() {
        return "ChatRequest[" + model + "]";
    }
}

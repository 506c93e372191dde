package dev.imagebatch.provider.openai;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.PromptWriterFactory;
import dev.imagebatch.provider.ProviderSettings;

/**
 * Makes the writer of prompts by OpenAI's text models and by every server that speaks its chat API.
 *
 * <p>The environment says who asks and where, as for {@link OpenAiProviderFactory}. Options: {@code model}; {@code
 * instructions}, what the model is told before each brief; {@code maxTokens} of one text, which bounds its price; {@code
 * temperature} from 0 to 2; {@code effort}, how much the model thinks first; {@code inputPrice} and {@code outputPrice} in
 * US dollars for a million tokens, for models whose price is not known here. Stateless and thread-safe; loads no class of
 * the SDK before the first call.
 *
 * @since 0.1
 */
public final class OpenAiPromptWriterFactory implements PromptWriterFactory {

    /** A new one, as {@link java.util.ServiceLoader} wants it. */
    public OpenAiPromptWriterFactory() {
        // has no state
    }

    @Override
    public String name() {
        return OpenAiProviderFactory.NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if an option is unknown or has no sense, or {@code OPENAI_BASE_URL} is no address
     */
    @Override
    public PromptWriter create(ProviderSettings settings) {
        return create(settings, OpenAiConnection.of(settings));
    }

    /**
     * Makes the writer over a client of the caller's making: proxy, TLS, credentials; see {@link
     * OpenAiProviderFactory#create(ProviderSettings, OpenAIOkHttpClient.Builder)}.
     *
     * @param settings options and environment
     * @param client the client, not built yet; belongs to the writer from now on
     * @throws IllegalArgumentException if an option is unknown or has no sense, or {@code OPENAI_BASE_URL} is no address
     */
    public PromptWriter create(ProviderSettings settings, OpenAIOkHttpClient.Builder client) {
        return create(settings, OpenAiConnection.over(settings, client));
    }

    private static PromptWriter create(ProviderSettings settings, OpenAiConnection connection) {
        return new OpenAiPromptWriter(PromptOptions.of(settings.options()), settings.time(), connection);
    }
}

package dev.imagebatch.provider.openai;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.PromptWriterFactory;
import dev.imagebatch.provider.ProviderSettings;

/**
 * A factory for prompt writers that use OpenAI's text models or another server with its chat API.
 *
 * <p>The environment sets the credentials and the address, as for {@link OpenAiProviderFactory}. Options: {@code
 * model}; {@code instructions}, sent to the model before each brief; {@code maxTokens} of one text, which bounds its
 * price; {@code temperature} from 0 to 2; {@code effort}, the amount of reasoning before the answer; {@code inputPrice}
 * and {@code outputPrice} in US dollars per million tokens, for models whose prices are not listed. Stateless and
 * thread-safe; loads no class of the SDK before the first call.
 *
 * @since 0.1
 */
public final class OpenAiPromptWriterFactory implements PromptWriterFactory {

    /** Creates a factory, as {@link java.util.ServiceLoader} requires. */
    public OpenAiPromptWriterFactory() {
        // no state to initialize
    }

    @Override
    public String name() {
        return OpenAiProviderFactory.NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if an option is unknown or has an invalid value, or if {@code OPENAI_BASE_URL}
     *     is not a valid address
     */
    @Override
    public PromptWriter create(ProviderSettings settings) {
        return create(settings, OpenAiConnection.of(settings));
    }

    /**
     * Creates a writer over a client that the caller configured, for example with a proxy, TLS settings or credentials;
     * see {@link OpenAiProviderFactory#create(ProviderSettings, OpenAIOkHttpClient.Builder)}.
     *
     * @param settings the options and the environment
     * @param client the client builder, not built yet; owned by the writer from now on
     * @throws IllegalArgumentException if an option is unknown or has an invalid value, or if {@code OPENAI_BASE_URL}
     *     is not a valid address
     */
    public PromptWriter create(ProviderSettings settings, OpenAIOkHttpClient.Builder client) {
        return create(settings, OpenAiConnection.over(settings, client));
    }

    private static PromptWriter create(ProviderSettings settings, OpenAiConnection connection) {
        return new OpenAiPromptWriter(PromptOptions.of(settings.options()), settings.time(), connection);
    }
}

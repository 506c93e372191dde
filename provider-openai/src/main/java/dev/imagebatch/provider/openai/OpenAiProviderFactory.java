package dev.imagebatch.provider.openai;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import java.util.List;
import java.util.Optional;

/**
 * A factory for image providers that use OpenAI or another server with its images API.
 *
 * <p>The environment sets the credentials and the address: {@code OPENAI_API_KEY}, {@code OPENAI_BASE_URL}, {@code
 * OPENAI_ORG_ID}, {@code OPENAI_PROJECT_ID}, {@code AZURE_OPENAI_KEY}. Options of the provider: {@code price} of an
 * image in US dollars; {@code models}, a file with models to add or replace; {@code images-per-call}; and {@code
 * downloads}, {@code https} or {@code http}. Every other option is a field of the request; {@code drop} names fields
 * that are not sent. Stateless and thread-safe; loads no class of the SDK before the first call.
 *
 * @since 0.1
 */
public final class OpenAiProviderFactory implements ImageProviderFactory {

    /** The name of the provider. */
    public static final String NAME = "openai";

    /** Creates a factory, as {@link java.util.ServiceLoader} requires. */
    public OpenAiProviderFactory() {
        // no state to initialize
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "OpenAI's image models, and every server that speaks the same API (OPENAI_BASE_URL)";
    }

    @Override
    public List<ModelDescription> models() {
        return OpenAiModels.bundled().descriptions();
    }

    @Override
    public Optional<String> attemptHeader() {
        return Optional.of(ClientRequestId.HEADER);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if an option is unknown or has an invalid value, or if {@code OPENAI_BASE_URL}
     *     is not a valid address
     */
    @Override
    public ImageProvider create(ProviderSettings settings) {
        return create(settings, OpenAiConnection.of(settings));
    }

    /**
     * Creates a provider over a client that the caller configured, for example with a proxy, TLS settings or
     * credentials.
     *
     * <p>{@code OPENAI_BASE_URL} still sets the address; the client's own retries, redirects and logging are turned
     * off.
     *
     * @param settings the options and the environment
     * @param client the client builder, not built yet; owned by the provider from now on
     * @throws IllegalArgumentException if an option is unknown or has an invalid value, or if {@code OPENAI_BASE_URL}
     *     is not a valid address
     */
    public ImageProvider create(ProviderSettings settings, OpenAIOkHttpClient.Builder client) {
        return create(settings, OpenAiConnection.over(settings, client));
    }

    private static ImageProvider create(ProviderSettings settings, OpenAiConnection connection) {
        OpenAiOptions options = OpenAiOptions.of(settings.options(), connection.server());
        OpenAiModels models = OpenAiModels.bundled();
        return new OpenAiImageProvider(
                options.modelFile().map(models::withFile).orElse(models), options, settings.time(), connection);
    }
}

package dev.imagebatch.provider.openai;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import java.util.List;
import java.util.Optional;

/**
 * Makes the provider of images by OpenAI and by every server that speaks its images API.
 *
 * <p>The environment says who asks and where: {@code OPENAI_API_KEY}, {@code OPENAI_BASE_URL}, {@code OPENAI_ORG_ID},
 * {@code OPENAI_PROJECT_ID}, {@code AZURE_OPENAI_KEY}. Options of its own: {@code price} of an image in US dollars,
 * {@code models}, a file with models to add or replace, {@code images-per-call}, and {@code downloads}, {@code https} or
 * {@code http}. Every other option is a field of the request; {@code drop} names fields that are not sent. Stateless and
 * thread-safe; loads no class of the SDK before the first call.
 *
 * @since 0.1
 */
public final class OpenAiProviderFactory implements ImageProviderFactory {

    /** The name of the provider. */
    public static final String NAME = "openai";

    /** A new one, as {@link java.util.ServiceLoader} wants it. */
    public OpenAiProviderFactory() {
        // has no state
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
     * @throws IllegalArgumentException if an option is unknown or has no sense, or {@code OPENAI_BASE_URL} is no address
     */
    @Override
    public ImageProvider create(ProviderSettings settings) {
        return create(settings, OpenAiConnection.of(settings));
    }

    /**
     * Makes the provider over a client of the caller's making: proxy, TLS, credentials.
     *
     * <p>The address is set by {@code OPENAI_BASE_URL} all the same; the client's own retries, redirects and logging are
     * turned off.
     *
     * @param settings options and environment
     * @param client the client, not built yet; belongs to the provider from now on
     * @throws IllegalArgumentException if an option is unknown or has no sense, or {@code OPENAI_BASE_URL} is no address
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

package dev.imagebatch.provider.gemini;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import java.util.List;

/**
 * A factory for providers of Google's Gemini image models ("Nano Banana"), over {@code generateContent}.
 *
 * <p>The key comes from {@code GOOGLE_API_KEY} or {@code GEMINI_API_KEY}; {@code GOOGLE_GEMINI_BASE_URL} sets another
 * address, which needs no key if it is this machine. Options: {@code price}, the price of an image in US dollars, which
 * overrides the price list; {@code models}, a file of models that are added or replace known ones; and {@code
 * aspectRatio}, {@code imageSize}, {@code responseModalities} and {@code temperature}, which are sent to the service
 * and can also be set by specifications. Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class GeminiProviderFactory implements ImageProviderFactory {

    /** The name of the provider. */
    public static final String NAME = "gemini";

    /** Creates a factory, as {@link java.util.ServiceLoader} requires. */
    public GeminiProviderFactory() {
        // no state to initialize
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Google Gemini image models (Nano Banana); needs GOOGLE_API_KEY or GEMINI_API_KEY";
    }

    @Override
    public List<ModelDescription> models() {
        return GeminiModels.known().all().stream().map(GeminiModel::description).toList();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if an option is unknown or has an invalid value, or if the base URL is not a
     *     valid address; the message lists the known options
     */
    @Override
    public ImageProvider create(ProviderSettings settings) {
        GeminiOptions options = GeminiOptions.of(settings.options());
        return new GeminiImageProvider(options, GeminiEndpoint.of(settings), settings.time());
    }
}

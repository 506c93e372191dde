package dev.imagebatch.provider.stability;

import dev.imagebatch.bedrock.Bedrock;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import java.util.List;

/**
 * A factory for providers of Stability AI's text-to-image models on Amazon Bedrock.
 *
 * <p>Options: {@code region}, {@code price} (US dollars per image, overrides the known prices), {@code models} (a file
 * of models in the format of this module's own list), {@code lifecycle=silent} (no end-of-life notices), and every
 * option of a request, as the default for all requests. Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class StabilityProviderFactory implements ImageProviderFactory {

    /** The provider's name. */
    public static final String NAME = "stability";

    /** Creates a factory, as {@link java.util.ServiceLoader} requires. */
    public StabilityProviderFactory() {
        // no state to initialize
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Stability AI's Stable Image Core, Ultra and SD 3.5 Large on Amazon Bedrock";
    }

    @Override
    public List<ModelDescription> models() {
        return StabilityModels.MODELS.descriptions();
    }

    @Override
    public ImageProvider create(ProviderSettings settings) {
        return create(settings, StabilityModels.FAMILY.connect(settings));
    }

    /**
     * Creates a provider on a connection that the caller made, for example with {@link Bedrock#using}.
     *
     * @throws IllegalArgumentException if an option is unknown or has an invalid value; the message lists the known
     *     options
     */
    public ImageProvider create(ProviderSettings settings, Bedrock bedrock) {
        return new StabilityImageProvider(settings, bedrock);
    }
}

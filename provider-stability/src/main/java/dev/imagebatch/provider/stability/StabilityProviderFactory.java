package dev.imagebatch.provider.stability;

import dev.imagebatch.bedrock.Bedrock;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import java.util.List;

/**
 * Makes the provider of Stability AI's text-to-image models on Amazon Bedrock.
 *
 * <p>Options: {@code region}, {@code price} (US dollars an image, in place of the known prices), {@code models} (a file
 * of models in the format of this module's own list), {@code lifecycle=silent} (no
 * end-of-life notices), and every option that a request may have, for all requests. Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class StabilityProviderFactory implements ImageProviderFactory {

    /** The provider's name. */
    public static final String NAME = "stability";

    /** A new one, as {@link java.util.ServiceLoader} wants it. */
    public StabilityProviderFactory() {
        // has no state
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
     * Makes the provider on a connection of its own making, such as {@link Bedrock#using}.
     *
     * @throws IllegalArgumentException if an option is unknown or has no sense; the message names the options there are
     */
    public ImageProvider create(ProviderSettings settings, Bedrock bedrock) {
        return new StabilityImageProvider(settings, bedrock);
    }
}

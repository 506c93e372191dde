package dev.imagebatch.provider.nova;

import dev.imagebatch.bedrock.Bedrock;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import java.util.List;

/**
 * Makes the provider of Amazon Nova Canvas on Amazon Bedrock.
 *
 * <p>The model is past its end of life on Bedrock; private arrangements and compatible gateways may still have it.
 *
 * <p>Options: {@code region}, {@code price} (US dollars an image, in place of the known prices), {@code models} (a file
 * of models in the format of this module's own list), {@code imagesPerCall} (1 to 5 variants in one call), {@code lifecycle=silent} (no
 * end-of-life notices), and every option that a request may have, for all requests. Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class NovaProviderFactory implements ImageProviderFactory {

    /** The provider's name. */
    public static final String NAME = "nova";

    /** A new one, as {@link java.util.ServiceLoader} wants it. */
    public NovaProviderFactory() {
        // has no state
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Amazon Nova Canvas on Amazon Bedrock; past its end of life there since 2026-09-30";
    }

    @Override
    public List<ModelDescription> models() {
        return NovaModels.MODELS.descriptions();
    }

    @Override
    public ImageProvider create(ProviderSettings settings) {
        return create(settings, NovaModels.FAMILY.connect(settings));
    }

    /**
     * Makes the provider on a connection of its own making, such as {@link Bedrock#using}.
     *
     * @throws IllegalArgumentException if an option is unknown or has no sense; the message names the options there are
     */
    public ImageProvider create(ProviderSettings settings, Bedrock bedrock) {
        return new NovaImageProvider(settings, bedrock);
    }
}

package dev.imagebatch.provider.titan;

import dev.imagebatch.bedrock.Bedrock;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import java.util.List;

/**
 * A factory for providers of Amazon Titan Image Generator on Amazon Bedrock.
 *
 * <p>Both versions are past their end of life on Bedrock; private arrangements and compatible gateways may still offer
 * them.
 *
 * <p>Options: {@code region}, {@code price} (US dollars per image, overrides the known prices), {@code models} (a file
 * of models in the format of this module's own list), {@code imagesPerCall} (1 to 5 variants in one call), {@code
 * lifecycle=silent} (no end-of-life notices), and every option of a request, as the default for all requests. Stateless
 * and thread-safe.
 *
 * @since 0.1
 */
public final class TitanProviderFactory implements ImageProviderFactory {

    /** The provider's name. */
    public static final String NAME = "titan";

    /** Creates a factory, as {@link java.util.ServiceLoader} requires. */
    public TitanProviderFactory() {
        // no state to initialize
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Amazon Titan Image Generator on Amazon Bedrock; past its end of life there since 2026-06-30";
    }

    @Override
    public List<ModelDescription> models() {
        return TitanModels.MODELS.descriptions();
    }

    @Override
    public ImageProvider create(ProviderSettings settings) {
        return create(settings, TitanModels.FAMILY.connect(settings));
    }

    /**
     * Creates a provider on a connection that the caller made, for example with {@link Bedrock#using}.
     *
     * @throws IllegalArgumentException if an option is unknown or has an invalid value; the message lists the known
     *     options
     */
    public ImageProvider create(ProviderSettings settings, Bedrock bedrock) {
        return new TitanImageProvider(settings, bedrock);
    }
}

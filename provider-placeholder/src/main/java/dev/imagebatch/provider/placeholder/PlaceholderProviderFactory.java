package dev.imagebatch.provider.placeholder;

import dev.imagebatch.cost.Money;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import java.util.List;

/**
 * The factory of the free provider that draws prompts without a network: for rehearsals, layouts and tests.
 *
 * <p>Options: {@code price}, the price of an image in US dollars, for rehearsing budgets (nothing is ever paid);
 * {@code latency}, the duration of a call, such as {@code 200ms}, {@code 2s} or {@code 1m}; {@code format}, {@code png} or
 * {@code jpeg}. Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class PlaceholderProviderFactory implements ImageProviderFactory {

    /** The name of the provider, and of its only model. */
    public static final String NAME = "placeholder";

    /** Creates the factory; for {@link java.util.ServiceLoader}. */
    public PlaceholderProviderFactory() {
        // has no state
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "draws the prompt as a picture: free, instant, without a network";
    }

    @Override
    public List<ModelDescription> models() {
        ModelDescription.Price free =
                new ModelDescription.Price("any size", Money.ZERO, PlaceholderProvider.PRICE_AS_OF);
        return List.of(new ModelDescription(NAME, PlaceholderProvider.SIZES.describe(), List.of(free), null));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if an option is unknown or has an invalid value; the message names the options
     */
    @Override
    public ImageProvider create(ProviderSettings settings) {
        return new PlaceholderProvider(PlaceholderOptions.of(settings.options()), settings.time());
    }
}

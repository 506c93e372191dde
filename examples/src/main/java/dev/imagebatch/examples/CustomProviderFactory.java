package dev.imagebatch.examples;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The factory of {@link CustomProvider}, registered in {@code META-INF/services}. */
public final class CustomProviderFactory implements ImageProviderFactory {

    static final String NAME = "painter";

    /** Called by {@link java.util.ServiceLoader}. */
    public CustomProviderFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "the painter down the road: set PAINTER_URL, and --option price=0.01";
    }

    @Override
    public List<ModelDescription> models() {
        return List.of(new ModelDescription("painter-1", "any", List.of(), null));
    }

    @Override
    public ImageProvider create(ProviderSettings settings) {
        if (!Set.of("price").containsAll(settings.options().keySet())) {
            throw new IllegalArgumentException("the painter's only option is price, there is " + settings);
        }
        URI service = URI.create(settings.variable("PAINTER_URL")
                .orElseThrow(() -> new IllegalArgumentException("set PAINTER_URL to the painter's address")));
        LocalDate today = LocalDate.ofInstant(settings.time().instant(), ZoneOffset.UTC);
        return new CustomProvider(
                service,
                settings.option("price")
                        .map(price -> Quote.confirmed(CostEstimate.exactly(Money.usd(price)), today))
                        .orElse(null));
    }
}

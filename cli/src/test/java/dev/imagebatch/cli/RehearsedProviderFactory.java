package dev.imagebatch.cli;

import dev.imagebatch.cli.RehearsedProvider.Hearing;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.testkit.ScriptedProvider;
import java.time.LocalDate;
import java.util.List;

/**
 * A provider that fails as the environment says: {@code REHEARSED_FAILURE} is the kind with which prompts that hold the
 * word "fail" fail, {@code REHEARSED_UNAVAILABLE} why nothing can be asked at all,
 * {@code REHEARSED_DEAF} that no call ever ends. The option price is the price.
 */
public final class RehearsedProviderFactory implements ImageProviderFactory {

    @Override
    public String name() {
        return "rehearsed";
    }

    @Override
    public String description() {
        return "fails as the environment says";
    }

    @Override
    public List<ModelDescription> models() {
        ModelDescription.Price price = new ModelDescription.Price("image", Money.usd("0.01"), LocalDate.of(2026, 1, 2));
        return List.of(new ModelDescription("rehearsed-1", "any", List.of(price), LocalDate.of(2027, 3, 4)));
    }

    @Override
    public ImageProvider create(ProviderSettings settings) {
        String price = settings.option("price").orElse("0.01");
        ScriptedProvider.Builder builder =
                ScriptedProvider.builder().name("rehearsed").defaultModel("rehearsed-1");
        return new RehearsedProvider(
                price.equals("unknown")
                        ? builder.unpriced().build()
                        : builder.price(Money.usd(price)).build(),
                settings.variable("REHEARSED_UNAVAILABLE"),
                settings.variable("REHEARSED_FAILURE").map(FailureKind::valueOf),
                settings.variable("REHEARSED_DEAF").isPresent() ? Hearing.DEAF : Hearing.GOOD);
    }
}

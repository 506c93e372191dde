package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.spec.ImageRequest;
import org.junit.jupiter.api.Test;

class PlaceholderProviderContractTest extends ImageProviderContract {

    @Override
    protected ImageProvider provider() {
        return new PlaceholderProviderFactory()
                .create(ProviderSettings.defaults().withOption("price", "0.01"));
    }

    @Override
    protected ImageRequest request() {
        return ImageRequest.builder("placeholder", "placeholder", "a house on a hill")
                .size(new Dimensions(256, 192))
                .build();
    }

    /** The placeholder rehearses for every vendor: it takes the qualities of all of them, and refuses words of none. */
    @Override
    @Test
    void capabilities_ofUnknownModel_refuseNothing() {
        assertThat(provider().capabilities("a-model-from-next-year").qualities())
                .contains("low", "medium", "high", "standard", "hd", "premium");
    }
}

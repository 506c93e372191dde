package dev.imagebatch.testkit;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.spec.ImageRequest;

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
}

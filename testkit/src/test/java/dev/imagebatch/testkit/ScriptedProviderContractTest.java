package dev.imagebatch.testkit;

import dev.imagebatch.cost.Money;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;

class ScriptedProviderContractTest extends ImageProviderContract {

    @Override
    protected ImageProvider provider() {
        return ScriptedProvider.builder()
                .price(Money.usd("0.04"))
                .imagesPerCall(4)
                .build();
    }

    @Override
    protected ImageRequest request() {
        return ImageRequest.builder("scripted", "scripted", "a house on a hill").build();
    }
}

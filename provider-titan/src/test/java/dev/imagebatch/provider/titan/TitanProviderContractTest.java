package dev.imagebatch.provider.titan;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.ImageProviderContract;
import dev.imagebatch.testkit.fake.FakeBedrock;
import org.junit.jupiter.api.AfterEach;

class TitanProviderContractTest extends ImageProviderContract {

    private final FakeBedrock fake = FakeBedrock.started();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Override
    protected ImageProvider provider() {
        return new TitanProviderFactory().create(Stand.settings(fake).withOption("imagesPerCall", "5"));
    }

    @Override
    protected ImageRequest request() {
        return Stand.request().build();
    }
}

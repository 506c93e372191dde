package dev.imagebatch.provider.stability;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.ImageProviderContract;
import dev.imagebatch.testkit.fake.FakeBedrock;
import org.junit.jupiter.api.AfterEach;

class StabilityProviderContractTest extends ImageProviderContract {

    private final FakeBedrock fake = FakeBedrock.started();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Override
    protected ImageProvider provider() {
        return new StabilityProviderFactory().create(Stand.settings(fake));
    }

    @Override
    protected ImageRequest request() {
        return Stand.request().build();
    }
}

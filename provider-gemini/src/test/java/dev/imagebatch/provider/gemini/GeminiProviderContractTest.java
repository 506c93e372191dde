package dev.imagebatch.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.ImageProviderContract;
import dev.imagebatch.testkit.fake.FakeGemini;
import dev.imagebatch.time.TimeSource;
import org.junit.jupiter.api.AfterEach;

class GeminiProviderContractTest extends ImageProviderContract {

    private final FakeGemini service = new FakeGemini(TimeSource.system());

    @Override
    protected ImageProvider provider() {
        service.start();
        service.key(Providers.KEY);
        return Providers.at(service.baseUri());
    }

    @Override
    protected ImageRequest request() {
        return Providers.request().size(new Dimensions(1376, 768)).build();
    }

    @AfterEach
    void nothingWasRefused() {
        assertThat(service.violations()).isEmpty();
        service.close();
    }
}

package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.ImageProviderContract;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class OpenAiContractTest extends ImageProviderContract {

    private final FakeOpenAi vendor = new FakeOpenAi();

    @AfterEach
    void stop() {
        assertThat(vendor.violations()).isEmpty();
        vendor.close();
    }

    @Override
    protected ImageProvider provider() {
        vendor.start();
        return Providers.of(vendor, Map.of());
    }

    @Override
    protected ImageRequest request() {
        return Providers.usual();
    }
}

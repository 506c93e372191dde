package dev.imagebatch.provider.openai;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.util.Map;

/** Makes providers that talk to stand-ins. */
final class Providers {

    static final String PROMPT = "a lighthouse at dawn, seen from the sea";

    private Providers() {}

    static ImageProvider of(FakeOpenAi vendor, Map<String, String> options) {
        return new OpenAiProviderFactory()
                .create(settings(vendor.baseUrl(), FakeOpenAi.KEY).withOptions(options));
    }

    static ProviderSettings settings(String baseUrl, String key) {
        Map<String, String> environment = Map.of("OPENAI_BASE_URL", baseUrl, "OPENAI_API_KEY", key);
        return ProviderSettings.defaults().withEnvironment(environment::get);
    }

    static ImageRequest.Builder request(String model) {
        return ImageRequest.builder(OpenAiProviderFactory.NAME, model, PROMPT);
    }

    static ImageRequest usual() {
        return request(OpenAiModels.DEFAULT).size(new Dimensions(1024, 1024)).build();
    }
}

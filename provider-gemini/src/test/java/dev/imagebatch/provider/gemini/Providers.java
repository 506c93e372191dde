package dev.imagebatch.provider.gemini;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.CollectingCall;
import java.net.URI;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Providers and requests for tests. */
final class Providers {

    static final String KEY = "canary-key-4711";
    static final String PROMPT = "a red fox in the canary snow";
    static final String MODEL = "gemini-nano-banana-2.1";

    private Providers() {}

    static ProviderSettings settings(URI base) {
        Map<String, String> environment = Map.of("GOOGLE_API_KEY", KEY, "GOOGLE_GEMINI_BASE_URL", base.toString());
        return ProviderSettings.defaults().withEnvironment(environment::get);
    }

    static ImageProvider at(URI base) {
        return new GeminiProviderFactory().create(settings(base));
    }

    static ImageRequest.Builder request() {
        return ImageRequest.builder("gemini", MODEL, PROMPT);
    }

    static ProviderException failure(ImageProvider provider) {
        return failure(provider, CollectingCall.of(request().build(), 1));
    }

    static ProviderException failure(ImageProvider provider, CollectingCall call) {
        return Assertions.catchThrowableOfType(ProviderException.class, () -> provider.generate(call));
    }
}

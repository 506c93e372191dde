package dev.imagebatch.provider.nova;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeBedrock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A stand-in and the provider that speaks to it. */
final class Stand implements AutoCloseable {

    static final String KEY = "canary-key-0123456789";
    static final String PROMPT = "a house on a hill";
    static final byte[] IMAGE = TinyImages.png(new Dimensions(512, 512), "image");
    static final byte[] OTHER = TinyImages.png(new Dimensions(640, 512), "other");
    static final byte[] MASK = TinyImages.png(new Dimensions(512, 512), "mask");

    final FakeBedrock fake = FakeBedrock.started();
    final ImageProvider provider;

    Stand(String... options) {
        fake.accept(KEY);
        ProviderSettings settings = settings(fake);
        for (int i = 0; i < options.length; i += 2) {
            settings = settings.withOption(options[i], options[i + 1]);
        }
        provider = new NovaProviderFactory().create(settings);
    }

    static ProviderSettings settings(FakeBedrock fake) {
        Map<String, String> environment =
                Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", fake.baseUri().toString(), "AWS_BEARER_TOKEN_BEDROCK", KEY);
        return ProviderSettings.defaults().withEnvironment(environment::get);
    }

    static ImageRequest.Builder request(String... options) {
        return requestTo("amazon.nova-canvas-v1:0", options);
    }

    static ImageRequest.Builder requestTo(String model, String... options) {
        Map<String, String> values = new java.util.HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            values.put(options[i], options[i + 1]);
        }
        return ImageRequest.builder("nova", model, PROMPT).options(values);
    }

    static List<ReferenceImage> references(Object... bytesAndRoles) {
        List<ReferenceImage> references = new java.util.ArrayList<>();
        for (int i = 0; i < bytesAndRoles.length; i += 2) {
            references.add(
                    ReferenceImage.ofBytes((byte[]) bytesAndRoles[i]).as((ReferenceImage.Role) bytesAndRoles[i + 1]));
        }
        return references;
    }

    /** Asks, and compares what the stand-in received with a file. */
    void assertSent(String golden, ImageRequest.Builder request, int images) throws Exception {
        CollectingCall call = CollectingCall.of(request.build(), images);
        assertThat(provider.generate(call).withheld()).isEmpty();

        JsonNode sent = fake.requests().get(fake.requests().size() - 1).json();
        assertThat(sent.toPrettyString()).isEqualTo(golden(golden).toPrettyString());
        assertThat(fake.violations()).isEmpty();
        assertThat(call.received()).hasSize(images);
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream in = Stand.class.getResourceAsStream(name + ".json")) {
            assertThat(in).as(name).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@image", base64(IMAGE))
                    .replace("@other", base64(OTHER))
                    .replace("@mask", base64(MASK));
            return new ObjectMapper().readTree(text);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        provider.close();
        fake.close();
    }
}

package dev.imagebatch.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
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

/** A stand-in of Bedrock and the provider that speaks to it; each provider on Bedrock has its own. */
public abstract class BedrockStand implements AutoCloseable {

    public static final String KEY = "canary-key-0123456789";
    public static final String PROMPT = "a house on a hill";
    public static final byte[] IMAGE = TinyImages.png(new Dimensions(512, 512), "image");
    public static final byte[] OTHER = TinyImages.png(new Dimensions(640, 512), "other");
    public static final byte[] MASK = TinyImages.png(new Dimensions(512, 512), "mask");

    public final FakeBedrock fake = FakeBedrock.started();
    public final ImageProvider provider;

    private final ImageProviderFactory factory;

    protected BedrockStand(ImageProviderFactory factory, String... options) {
        this.factory = factory;
        fake.accept(KEY);
        ProviderSettings settings = settings(fake);
        for (int i = 0; i < options.length; i += 2) {
            settings = settings.withOption(options[i], options[i + 1]);
        }
        provider = factory.create(settings);
    }

    public static ProviderSettings settings(FakeBedrock fake) {
        Map<String, String> environment =
                Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", fake.baseUri().toString(), "AWS_BEARER_TOKEN_BEDROCK", KEY);
        return ProviderSettings.defaults().withEnvironment(environment::get);
    }

    protected static ImageRequest.Builder request(String provider, String model, String... options) {
        Map<String, String> values = new java.util.HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            values.put(options[i], options[i + 1]);
        }
        return ImageRequest.builder(provider, model, PROMPT).options(values);
    }

    public static List<ReferenceImage> references(Object... bytesAndRoles) {
        List<ReferenceImage> references = new java.util.ArrayList<>();
        for (int i = 0; i < bytesAndRoles.length; i += 2) {
            references.add(
                    ReferenceImage.ofBytes((byte[]) bytesAndRoles[i]).as((ReferenceImage.Role) bytesAndRoles[i + 1]));
        }
        return references;
    }

    /** Asks, and compares what the stand-in received with a file. */
    public void assertSent(String golden, ImageRequest.Builder request, int images) throws Exception {
        CollectingCall call = CollectingCall.of(request.build(), images);
        assertThat(provider.generate(call).withheld()).isEmpty();

        JsonNode sent = fake.requests().get(fake.requests().size() - 1).json();
        assertThat(sent.toPrettyString()).isEqualTo(golden(golden).toPrettyString());
        assertThat(fake.violations()).isEmpty();
        assertThat(call.received()).hasSize(images);
    }

    private JsonNode golden(String name) throws IOException {
        try (InputStream in = factory.getClass().getResourceAsStream(name + ".json")) {
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

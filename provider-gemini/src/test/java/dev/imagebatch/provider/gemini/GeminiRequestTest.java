package dev.imagebatch.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeGemini;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.time.TimeSource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiRequestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PNG = TinyImages.png("reference");

    private final FakeGemini service = new FakeGemini(TimeSource.system());

    @BeforeEach
    void start() {
        service.start();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    @DisplayName("Only what was asked for is sent")
    void request_promptAlone_saysNothingElse() throws Exception {
        assertSent("text.json", Providers.request().build());
    }

    @Test
    @DisplayName("A size becomes aspect ratio and image size")
    void request_size_becomesRatioAndImageSize() throws Exception {
        assertSent(
                "size.json",
                Providers.request().size(new Dimensions(2752, 1536)).build());
    }

    @Test
    @DisplayName("A quality is the image size, whatever the size says")
    void request_quality_isTheImageSize() throws Exception {
        assertSent(
                "quality.json",
                Providers.request()
                        .size(new Dimensions(896, 1200))
                        .quality("4K")
                        .build());
    }

    @Test
    @DisplayName("The quality standard leaves the image size to the size")
    void request_standardQuality_leavesItToTheSize() throws Exception {
        assertSent("text.json", Providers.request().quality("standard").build());
        assertSent(
                "size.json",
                Providers.request()
                        .size(new Dimensions(2752, 1536))
                        .quality("standard")
                        .build());
    }

    @Test
    @DisplayName("A model of one image size is not told it")
    void request_modelOfOneSize_isToldTheRatioOnly() throws Exception {
        assertSent(
                "lite.json",
                ImageRequest.builder("gemini", "gemini-3.1-flash-lite-image", Providers.PROMPT)
                        .size(new Dimensions(1584, 672))
                        .build());
    }

    @Test
    @DisplayName("References are sent with the MIME type that their bytes have")
    void request_references_haveTheirTrueMimeType() throws Exception {
        assertSent(
                "references.json",
                Providers.request()
                        .references(List.of(
                                ReferenceImage.ofBytes(PNG),
                                ReferenceImage.ofBytes(TinyImages.webp(new Dimensions(1, 1)))
                                        .as(ReferenceImage.Role.STYLE)))
                        .build());
    }

    @Test
    @DisplayName("Options are sent as they are and go before size and quality")
    void request_options_areSent() throws Exception {
        Map<String, String> options = Map.of(
                "aspectRatio", "21:9", "imageSize", "2K", "responseModalities", "TEXT,IMAGE", "temperature", "0.5");
        assertSent(
                "options.json",
                Providers.request()
                        .size(new Dimensions(1024, 1024))
                        .quality("1K")
                        .options(options)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"1234x567,21:9,1K", "3000x2000,3:2,2K", "4096x4096,1:1,4K", "100x900,1:8,1K"})
    @DisplayName("A model that nobody knows is asked for the nearest that the service has")
    void request_unknownModel_asksForTheNearest(String size, String ratio, String imageSize) throws Exception {
        ImageRequest request = ImageRequest.builder("gemini", "gemini-next", "a fox")
                .size(Dimensions.parse(size))
                .build();

        JsonNode config = JSON.readTree(GeminiRequest.body(request, Optional.empty()))
                .path("generationConfig")
                .path("imageConfig");
        assertThat(config.path("aspectRatio").asText()).isEqualTo(ratio);
        assertThat(config.path("imageSize").asText()).isEqualTo(imageSize);
    }

    @Test
    @DisplayName("HEIC and HEIF are known by their brand")
    void reference_highEfficiency_isKnown() throws Exception {
        assertThat(mimeType("\0\0\0\30ftypheic")).isEqualTo("image/heic");
        assertThat(mimeType("\0\0\0\30ftypmif1")).isEqualTo("image/heif");
    }

    @Test
    @DisplayName("What the service does not take is refused before anything is sent")
    void request_impossible_isNotSent() {
        assertRefused(Providers.request().options(Map.of("seed", "1")), "no option \"seed\"; it has: aspectRatio");
        assertRefused(Providers.request().options(Map.of("imageSize", "512")), "no image size \"512\"; it has: 1K");
        assertRefused(Providers.request().options(Map.of("imageSize", "2k")), "no image size \"2k\"");
        assertRefused(Providers.request().options(Map.of("aspectRatio", "7:1")), "no aspect ratio 7:1");
        assertRefused(Providers.request().options(Map.of("aspectRatio", "wide")), "aspect ratio");
        assertRefused(Providers.request().options(Map.of("temperature", "hot")), "temperature");
        assertRefused(reference(ReferenceImage.ofBytes(TinyImages.gif(new Dimensions(1, 1)))), "is not a PNG");
        assertRefused(reference(ReferenceImage.ofBytes(TinyImages.notAnImage())), "is not a PNG");
        assertRefused(reference(ReferenceImage.ofBytes(new byte[0])), "is not a PNG");
        assertRefused(reference(ReferenceImage.ofBytes(TinyImages.padded(PNG, 8 << 20))), "larger than");
        assertRefused(reference(ReferenceImage.ofBytes(PNG).as(ReferenceImage.Role.MASK)), "does not accept masks");
        assertRefused(reference(ReferenceImage.ofFile(Path.of("gone.png"))), "cannot be read");
        assertThat(service.generations()).isZero();
    }

    @Test
    @DisplayName("The key goes into its header, and a model's id cannot leave its place in the address")
    void request_hostileModel_staysInItsPlace() throws Exception {
        ImageRequest hostile =
                ImageRequest.builder("gemini", "x?key=1#y z", "a fox").build();
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            assertThat(Providers.failure(provider, CollectingCall.of(hostile, 1))
                            .kind())
                    .isEqualTo(FailureKind.MODEL_UNAVAILABLE);
        }
        FakeRequest sent = service.requests().get(0);
        assertThat(sent.path()).isEqualTo("/v1beta/models/x%3Fkey%3D1%23y%20z:generateContent");
        assertThat(sent.query()).isEmpty();
        assertThat(sent.header("x-goog-api-key")).contains(Providers.KEY);
    }

    private void assertSent(String golden, ImageRequest request) throws Exception {
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            provider.generate(CollectingCall.of(request, 1));
        }
        assertThat(service.violations()).isEmpty();
        try (InputStream in = getClass().getResourceAsStream(golden)) {
            FakeRequest sent = service.requests().get(service.requests().size() - 1);
            assertThat(sent.json().toPrettyString()).isEqualTo(JSON.readTree(in).toPrettyString());
        }
    }

    private void assertRefused(ImageRequest.Builder request, String words) {
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            assertThatThrownBy(() -> provider.generate(CollectingCall.of(request.build(), 1)))
                    .isInstanceOfSatisfying(ProviderException.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
                        assertThat(failure.charged()).isEqualTo(Charged.NO);
                    })
                    .hasMessageContaining(words);
        }
    }

    private static ImageRequest.Builder reference(ReferenceImage reference) {
        return Providers.request().references(List.of(reference));
    }

    private static String mimeType(String bytes) throws Exception {
        ReferenceImage reference = ReferenceImage.ofBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
        byte[] body = GeminiRequest.body(reference(reference).build(), Optional.empty());
        return JSON.readTree(body).findValue("mimeType").asText();
    }
}

package dev.imagebatch.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeGemini;
import dev.imagebatch.testkit.fake.Fault;
import dev.imagebatch.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiProviderFactoryTest {

    private static final String MODEL =
            "{\"models\":[{\"id\":\"%s\",\"asOf\":\"2027-01-01\",\"confidence\":\"confirmed\","
                    + "\"imageSizes\":[{\"name\":\"1K\",\"scale\":\"1\",\"usd\":\"0.02\"}],\"ratios\":{\"1:1\":\"1000x1000\"}%s}]}";

    private final FakeGemini service = new FakeGemini(TimeSource.system());

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        service.start();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    @DisplayName("The factory is found, and knows its models, prices and days without a network")
    void factory_isFoundAndKnowsItsModels() {
        assertThat(ServiceLoader.load(ImageProviderFactory.class))
                .anyMatch(factory -> factory instanceof GeminiProviderFactory
                        && factory.name().equals("gemini"));
        assertThat(new GeminiProviderFactory().models())
                .extracting(ModelDescription::id)
                .startsWith("gemini-nano-banana-2.1")
                .contains("gemini-3-pro-image");
        assertThat(new GeminiProviderFactory().models())
                .allSatisfy(model -> assertThat(model.prices()).isNotEmpty());
    }

    @Test
    @DisplayName("Every size of every known model is one that the service makes")
    void models_everySize_isMade() throws Exception {
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            for (ModelDescription model : new GeminiProviderFactory().models()) {
                String text = provider.capabilities(model.id()).sizes().describe();
                for (String size : text.split(" ")) {
                    ImageRequest request = ImageRequest.builder("gemini", model.id(), "a fox")
                            .size(Dimensions.parse(size))
                            .build();
                    assertThat(ImageConfig.of(
                                            request,
                                            GeminiRequestOptions.of(Map.of()),
                                            GeminiModels.known().find(model.id()))
                                    .problem(GeminiModels.known()
                                            .find(model.id())
                                            .orElseThrow()))
                            .isEmpty();
                    assertThat(provider.quote(request, 1)).isPresent();
                }
            }
        }
    }

    @ParameterizedTest
    @DisplayName("A size becomes the nearest by ratio and then by area")
    @CsvSource({
        "1920x1080,1376x768",
        "3000x1700,2752x1536",
        "800x600,1200x896",
        "1376x768,1376x768",
        "4000x4000,4096x4096",
        "100x100,1024x1024"
    })
    void sizes_ofAnyWish_areTheNearest(String wish, String made) {
        ModelCapabilities taken = GeminiModels.known().capabilities(Providers.MODEL);

        assertThat(taken.sizes().nearest(Dimensions.parse(wish))).isEqualTo(Dimensions.parse(made));
        assertThat(taken.sizes().nearest(AspectRatio.parse("16:9"))).isEqualTo(new Dimensions(1376, 768));
    }

    @Test
    @DisplayName("Prices are of the image size; what is held leaves room for text, and the user's price is exact")
    void quote_ofSizes_isThePriceList() {
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            assertThat(expected(provider, Providers.request())).isEqualTo("$0.0336");
            assertThat(expected(provider, Providers.request().quality("4K"))).isEqualTo("$0.113");
            assertThat(expected(provider, Providers.request().options(Map.of("imageSize", "2K"))))
                    .isEqualTo("$0.0504");
            Quote quote = provider.quote(Providers.request().build(), 1).orElseThrow();
            assertThat(quote.cost().high().exceeds(quote.cost().expected())).isTrue();
            assertThat(quote.confidence()).isEqualTo(Quote.Confidence.UNCONFIRMED);
            assertThat(provider.quote(
                            ImageRequest.builder("gemini", "gemini-next", "a fox")
                                    .build(),
                            1))
                    .isEmpty();
        }
        try (ImageProvider provider = created(Map.of("price", "0.04"))) {
            assertThat(provider.quote(Providers.request().build(), 3)
                            .orElseThrow()
                            .cost()
                            .high())
                    .isEqualTo(Money.usd("0.12"));
        }
    }

    @Test
    @DisplayName("The user's price is the cost, whatever tokens are reported")
    void price_ofTheUser_isTheCost() throws Exception {
        try (ImageProvider provider = created(Map.of("price", "0.04"))) {
            assertThat(provider.generate(CollectingCall.of(Providers.request().build(), 1))
                            .cost())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("A model that is on its way out says so beforehand and when it is gone")
    void lifecycle_ofOldModel_isTold() {
        ImageRequest old = ImageRequest.builder("gemini", "gemini-2.5-flash-image", "a fox")
                .build();
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            assertThat(provider.capabilities(old.model()).notices())
                    .singleElement()
                    .asString()
                    .contains("2026-10-02");
            assertThat(Providers.failure(provider, CollectingCall.of(old, 1)))
                    .hasMessageContaining("models/gemini-2.5-flash-image is not found")
                    .hasMessageContaining("2026-10-02; use gemini-nano-banana-2.1");
        }
    }

    @Test
    @DisplayName("A file adds models and takes the place of known ones")
    void models_ofFile_areAddedAndReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("models.json"), String.format(MODEL, "gemini-next", ""));
        try (ImageProvider provider = created(Map.of("models", file.toString()))) {
            ImageRequest next =
                    ImageRequest.builder("gemini", "gemini-next", "a fox").build();
            assertThat(provider.quote(next, 1).orElseThrow().cost().expected()).isEqualTo(Money.usd("0.02"));
            assertThat(provider.capabilities("gemini-next").sizes().describe()).isEqualTo("1000x1000");
            assertThat(provider.defaultModel()).isEqualTo(Providers.MODEL);
        }
        Files.writeString(file, String.format(MODEL, Providers.MODEL, ""));
        try (ImageProvider provider = created(Map.of("models", file.toString()))) {
            assertThat(expected(provider, Providers.request())).isEqualTo("$0.02");
        }
    }

    @ParameterizedTest
    @DisplayName("A models file with a mistake says which")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | no JSON",
                "{} | no list",
                "{\"models\":[{}]} | needs \"asOf\"",
                "{\"models\":[{\"id\":\"x\",\"prize\":1}]} | no field \"prize\"",
                "{\"models\":[{\"id\":\"x\",\"asOf\":\"soon\"}]} | write days as",
                "{\"models\":[{\"id\":\"x\",\"asOf\":\"2027-01-01\",\"confidence\":\"sure\"}]} | confirmed or unconfirmed",
                "{\"models\":[{\"id\":\"x\",\"asOf\":\"2027-01-01\",\"confidence\":\"confirmed\"}]} | needs \"imageSizes\""
            })
    void models_ofFileWithMistake_areRefused(String json, String words) throws Exception {
        Path file = Files.writeString(folder.resolve("models.json"), json);

        assertThatThrownBy(() -> created(Map.of("models", file.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("models.json")
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @DisplayName("Options that have no sense are refused with what there is")
    @CsvSource(
            delimiter = '|',
            value = {
                "quality | high | it has: models, price, aspectRatio, imageSize, responseModalities, temperature",
                "price | cheap | US dollars",
                "price | -1 | US dollars",
                "models | /no/such/file.json | cannot be read",
                "aspectRatio | wide | aspect ratio",
                "responseModalities | VIDEO | TEXT,IMAGE",
                "imageSize | 2 K | is a word"
            })
    void options_withoutSense_areRefused(String key, String value, String words) {
        assertThatThrownBy(() -> created(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    @DisplayName("Options for every request are part of it")
    void options_ofRequests_arePassedOn() {
        try (ImageProvider provider = created(Map.of("imageSize", "2K", "price", "0.1"))) {
            assertThat(provider.requestOptions()).containsExactly(Map.entry("imageSize", "2K"));
        }
    }

    @Test
    @DisplayName("The Google key wins over the Gemini key")
    void keys_both_googleWins() throws Exception {
        service.key("google");
        Map<String, String> environment = Map.of(
                "GOOGLE_API_KEY",
                " google\n",
                "GEMINI_API_KEY",
                "gemini",
                "GOOGLE_GEMINI_BASE_URL",
                service.baseUri() + "/");
        try (ImageProvider provider =
                new GeminiProviderFactory().create(ProviderSettings.defaults().withEnvironment(environment::get))) {
            assertThat(provider.availability().isAvailable()).isTrue();
            provider.generate(CollectingCall.of(Providers.request().build(), 1));
        }
        assertThat(service.violations()).isEmpty();
    }

    @Test
    @DisplayName("This machine needs no key, every other address does")
    void key_missing_isToldUnlessLocal() throws Exception {
        try (ImageProvider provider = withBase(service.baseUri().toString())) {
            provider.generate(CollectingCall.of(Providers.request().build(), 1));
        }
        assertThat(service.requests().get(0).header("x-goog-api-key")).isEmpty();
        for (String base : new String[] {"https://127.0.0.1.example.org", "http://localhost.example.org", " "}) {
            try (ImageProvider provider = withBase(base)) {
                assertThat(provider.availability().reason().orElseThrow()).contains("set GOOGLE_API_KEY");
                ProviderException failure = Providers.failure(provider);
                assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
                assertThat(failure.charged()).isEqualTo(Charged.NO);
            }
        }
    }

    @ParameterizedTest
    @DisplayName("A key that cannot be one is refused without being told")
    @ValueSource(strings = {"canary\nkey", "canary key", "canaryé", "canary\0"})
    void key_impossible_isNotTold(String key) {
        Map<String, String> environment = Map.of("GEMINI_API_KEY", key);
        try (ImageProvider provider =
                new GeminiProviderFactory().create(ProviderSettings.defaults().withEnvironment(environment::get))) {
            assertThat(provider.availability().reason().orElseThrow()).doesNotContain("canary");
            assertThat(Providers.failure(provider))
                    .hasMessageContaining("characters that no key has")
                    .hasMessageNotContaining("canary");
        }
    }

    @ParameterizedTest
    @DisplayName("A base URL that is none is refused, and its words are not told")
    @ValueSource(
            strings = {"canary", "ftp://canary", "http://", "http://canary?x", "http://can ary", "http://canary#x"})
    void baseUrl_wrong_isRefused(String url) {
        assertThatThrownBy(() -> withBase(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GOOGLE_GEMINI_BASE_URL")
                .hasMessageNotContaining("canary");
    }

    @Test
    @DisplayName("Whether it can be expected to work costs nothing to know")
    void availability_asked_saysWhyNot() {
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            assertThat(provider.availability())
                    .extracting(Availability::isAvailable)
                    .isEqualTo(true);
            service.key("another");
            assertThat(provider.availability().reason().orElseThrow())
                    .contains("API key not valid")
                    .doesNotContain("canary");
            service.key(Providers.KEY);
            service.failAlways(Fault.DAILY_QUOTA);
            assertThat(provider.availability().isAvailable()).isFalse();
        }
        assertThat(service.requests())
                .hasSize(3)
                .allMatch(request -> request.method().equals("GET"));
        assertThat(service.charged()).isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("Nothing that may be logged holds the key or the prompt")
    void toString_ofEverything_holdsNoSecret() {
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            assertThat(provider.toString()).doesNotContain("canary").contains("127.0.0.1");
        }
    }

    @Test
    @DisplayName("A picture larger than the longest text that a parser keeps passes through")
    void picture_ofManyMegabytes_passes() throws Exception {
        byte[] large = TinyImages.padded(TinyImages.png("large"), 24 << 20);
        service.picture(large);
        CollectingCall call = CollectingCall.of(Providers.request().build(), 1);
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            provider.generate(call);
        }
        assertThat(call.received().get(0)).isEqualTo(large);
    }

    private ImageProvider created(Map<String, String> options) {
        return new GeminiProviderFactory()
                .create(Providers.settings(service.baseUri()).withOptions(options));
    }

    private static ImageProvider withBase(String base) {
        Map<String, String> environment = Map.of("GOOGLE_GEMINI_BASE_URL", base);
        return new GeminiProviderFactory().create(ProviderSettings.defaults().withEnvironment(environment::get));
    }

    private static String expected(ImageProvider provider, ImageRequest.Builder request) {
        return provider.quote(request.build(), 1)
                .orElseThrow()
                .cost()
                .expected()
                .toString();
    }
}

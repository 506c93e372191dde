package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiPricesTest {

    private static final LocalDate CHECKED = LocalDate.of(2026, 11, 21);
    private static final Dimensions SQUARE = new Dimensions(1024, 1024);

    private final ImageProvider provider = provider(Map.of());

    @ParameterizedTest(name = "{0} {1} {2} -> {3} tokens")
    @DisplayName("The token formula gives the vendor's published figures")
    @CsvSource({
        "gpt-image-2, 1024x1024, low, 196",
        "gpt-image-2, 1024x1024, medium, 1756",
        "gpt-image-2, 1024x1024, high, 7024",
        "gpt-image-2, 1536x1024, low, 158",
        "gpt-image-2, 1024x1536, medium, 1372",
        "gpt-image-2, 1536x1024, high, 5488",
        "gpt-image-2, 2048x2048, medium, 3568",
        "gpt-image-2, 2560x1440, high, 7370",
        "gpt-image-2, 3840x2160, low, 371",
        "gpt-image-2, 3840x2160, high, 13342",
        "gpt-image-1.5, 1024x1024, low, 272",
        "gpt-image-1.5, 1536x1024, high, 6240"
    })
    void outputTokens_ofModel_areThePublishedOnes(String id, String size, String quality, long tokens) {
        ModelEntry model = OpenAiModels.bundled().find(id).orElseThrow().model();

        assertThat(model.outputTokens(Dimensions.parse(size), quality))
                .contains(new ModelEntry.Tokens(tokens, tokens, tokens));
    }

    @ParameterizedTest(name = "2.5 {0} {1} -> {2}")
    @DisplayName("The prices of 2.5 are the published ones, to a hundredth of a cent")
    @CsvSource({
        "1024x1024, low, 0.0059",
        "1024x1024, medium, 0.0132",
        "1024x1024, high, 0.0527",
        "1024x1024, xhigh, 0.0937",
        "1024x1024, max, 0.2107",
        "1536x1024, medium, 0.0103",
        "2048x2048, xhigh, 0.1903",
        "2560x1440, low, 0.0062",
        "3840x2160, medium, 0.0260",
        "3840x2160, max, 0.4003"
    })
    void outputTokens_of25_costWhatIsPublished(String size, String quality, double usd) {
        ModelEntry model =
                OpenAiModels.bundled().find("gpt-image-2.5-flare").orElseThrow().model();
        long tokens = model.outputTokens(Dimensions.parse(size), quality)
                .orElseThrow()
                .expected();

        assertThat(tokens * 30e-6).isCloseTo(usd, org.assertj.core.data.Offset.offset(0.00005));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-image-2.5-flare", "gpt-image-2", "gpt-image-2.6-flare", "gpt-image-1.5"})
    @DisplayName("What the service charges by usage lies within the quote, and is what the answer says")
    void quote_ofCall_holdsWhatIsCharged(String model) throws Exception {
        for (String quality : List.of("low", "medium", "high")) {
            try (FakeOpenAi vendor = new FakeOpenAi()) {
                vendor.start();
                try (ImageProvider own = Providers.of(vendor, Map.of())) {
                    ImageRequest request = Providers.request(model)
                            .size(new Dimensions(1536, 1024))
                            .quality(quality)
                            .references(List.of(ReferenceImage.ofBytes(TinyImages.png(SQUARE, "start"))))
                            .build();
                    Quote quote = own.quote(request, 3).orElseThrow();

                    Money cost =
                            own.generate(CollectingCall.of(request, 3)).cost().orElseThrow();

                    assertThat(cost).isEqualTo(vendor.charged());
                    assertThat(cost).isBetween(quote.cost().low(), quote.cost().high());
                }
            }
        }
    }

    @Test
    @DisplayName("A confirmed price is marked so, and one of 2.6 or with references is not")
    void quote_ofModels_tellsHowSureItIs() {
        Quote sure = provider.quote(Providers.usual(), 1).orElseThrow();

        assertThat(sure.confidence()).isEqualTo(Quote.Confidence.CONFIRMED);
        assertThat(sure.asOf()).isEqualTo(CHECKED);
        assertThat(confidence(Providers.request("gpt-image-2.6-flare").quality("low")))
                .isEqualTo(Quote.Confidence.UNCONFIRMED);
        assertThat(confidence(Providers.request("gpt-image-2").options(Map.of("size", "auto"))))
                .isEqualTo(Quote.Confidence.UNCONFIRMED);
    }

    @Test
    @DisplayName("Nothing is known of other models, other formats, and sizes that the list has not")
    void quote_unknown_isEmpty() {
        assertThat(provider.quote(Providers.request("z-image-turbo").build(), 1))
                .isEmpty();
        assertThat(provider.quote(
                        Providers.request("gpt-image-2.6-flare")
                                .options(Map.of("output_format", "svg"))
                                .build(),
                        1))
                .isEmpty();
        assertThat(provider.quote(
                        Providers.request("gpt-image-1.5")
                                .size(new Dimensions(640, 640))
                                .build(),
                        1))
                .isEmpty();
    }

    @Test
    @DisplayName("A price that the user gives counts for every model, and usage does not change it")
    void quote_withGivenPrice_isIt() throws Exception {
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.start();
            try (ImageProvider own = Providers.of(vendor, Map.of("price", "0.04"))) {
                assertThat(own.quote(Providers.usual(), 3).orElseThrow().cost().high())
                        .isEqualTo(Money.usd("0.12"));
                assertThat(own.generate(CollectingCall.of(Providers.usual(), 1)).cost())
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("Usage of zeros, as local servers report it, is no usage")
    void cost_ofZeroUsage_isUnknown() throws Exception {
        OpenAiPrices prices = OpenAiPrices.of(
                        OpenAiModels.bundled().find("gpt-image-2").orElseThrow())
                .orElseThrow();
        ObjectMapper json = new ObjectMapper();

        assertThat(prices.cost(json.readTree("{\"input_tokens\":0,\"output_tokens\":0}")))
                .isEmpty();
        assertThat(prices.cost(json.readTree("null"))).isEmpty();
        assertThat(prices.cost(json.readTree("{\"input_tokens\":5,\"output_tokens\":7}")))
                .isEqualTo(Optional.of(Money.usd("0.000235")));
    }

    @Test
    @DisplayName("The end of a model is told with its date and what to use instead")
    void notices_beforeAndAfterTheEnd_areTold() {
        ManualClock clock = new ManualClock();
        ImageProvider own = new OpenAiProviderFactory()
                .create(ProviderSettings.defaults()
                        .withEnvironment(name -> null)
                        .withTime(clock));

        assertThat(own.capabilities("gpt-image-1.5").notices())
                .containsExactly("gpt-image-1.5 will be switched off on 2026-12-01; use gpt-image-2.5-flare instead");
        clock.jump(Duration.ofDays(400));
        assertThat(own.capabilities("gpt-image-1.5").notices().get(0)).contains("was switched off on 2026-12-01");
        assertThat(own.capabilities("gpt-image-2.5-flare").notices()).isEmpty();
    }

    @Test
    @DisplayName("Snapshots are the models that they are snapshots of")
    void capabilities_ofSnapshot_areTheModels() {
        ModelCapabilities snapshot = provider.capabilities("gpt-image-2.5-flare-2026-09-08");

        assertThat(snapshot.qualities()).containsExactly("low", "medium", "high", "xhigh", "max", "auto");
        assertThat(snapshot.sizes().nearest(new Dimensions(4000, 2250))).isEqualTo(new Dimensions(3840, 2160));
        assertThat(snapshot.maxImagesPerCall()).isEqualTo(10);
        assertThat(snapshot.maxReferences()).isEqualTo(16);
        assertThat(provider(Map.of("images-per-call", "4"))
                        .capabilities("gpt-image-2")
                        .maxImagesPerCall())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("The list for people holds each model once, the default one first, with prices and dates")
    void models_listed_havePricesAndDates() {
        List<ModelDescription> models = new OpenAiProviderFactory().models();

        assertThat(models.get(0).id()).isEqualTo(provider.defaultModel());
        assertThat(models).extracting(ModelDescription::id).doesNotHaveDuplicates();
        assertThat(models).allSatisfy(model -> assertThat(model.prices()).isNotEmpty());
        assertThat(models.get(0).prices().get(1))
                .isEqualTo(new ModelDescription.Price("1024x1024 medium", Money.usd("0.01317"), CHECKED));
    }

    @Test
    @DisplayName("A file puts models over the list")
    void models_fromFile_areAddedAndReplaced(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("models.json"), """
                {"asOf": "2027-01-02", "models": [
                  {"id": "gpt-image-9", "sizes": {"fixed": ["512x512"]}, "confirmed": true,
                   "tokens": {"medium": {"512x512": 1000}}, "rates": {"textIn": 0, "imageIn": 0, "out": 10}}
                ]}
                """);
        ImageProvider own = provider(Map.of("models", file.toString()));

        Quote quote = own.quote(Providers.request("gpt-image-9").build(), 2).orElseThrow();

        assertThat(quote.cost().expected()).isEqualTo(Money.usd("0.02"));
        assertThat(quote.asOf()).isEqualTo(LocalDate.of(2027, 1, 2));
        assertThat(own.quote(Providers.usual(), 1)).isPresent();
    }

    private Quote.Confidence confidence(ImageRequest.Builder request) {
        return provider.quote(request.build(), 1).orElseThrow().confidence();
    }

    private static ImageProvider provider(Map<String, String> options) {
        return new OpenAiProviderFactory()
                .create(ProviderSettings.defaults()
                        .withEnvironment(name -> null)
                        .withOptions(options));
    }
}

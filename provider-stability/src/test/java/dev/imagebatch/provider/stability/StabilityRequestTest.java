package dev.imagebatch.provider.stability;

import static dev.imagebatch.spec.ReferenceImage.Role.IMAGE;
import static dev.imagebatch.spec.ReferenceImage.Role.MASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to the models of Stability AI, what is refused before it is sent, and how filtered answers are told. */
class StabilityRequestTest {

    private static final String CORE = "stability.stable-image-core-v1:1";
    private static final String ULTRA = "stability.stable-image-ultra-v1:1";
    private static final String LARGE = "stability.sd3-5-large-v1:0";

    private final Stand stand = new Stand();

    @AfterEach
    void close() {
        stand.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {CORE, ULTRA, LARGE})
    void text_isSentToEachModel(String model) throws Exception {
        stand.assertSent("text", Stand.requestTo(model), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {CORE, ULTRA, LARGE})
    void text_withEverything_isSentToEachModel(String model) throws Exception {
        stand.assertSent(
                "text-full",
                Stand.requestTo(model, "output_format", "jpeg")
                        .negativePrompt("fog")
                        .size(new Dimensions(1344, 756))
                        .seed(41),
                1);
    }

    @Test
    void image_isStartedFrom() throws Exception {
        stand.assertSent(
                "image-to-image",
                Stand.requestTo(LARGE, "strength", "0.6", "output_format", "webp")
                        .size(new Dimensions(1024, 1024))
                        .references(Stand.references(Stand.IMAGE, IMAGE)),
                1);
        stand.assertSent(
                "image-to-image-usual", Stand.requestTo(LARGE).references(Stand.references(Stand.IMAGE, IMAGE)), 1);
    }

    @ParameterizedTest
    @CsvSource({"1:1", "16:9", "21:9", "2:3", "3:2", "4:5", "5:4", "9:16", "9:21"})
    void ratio_isSentByItsName(String ratio) throws Exception {
        Dimensions size = stand.provider.capabilities(CORE).sizes().nearest(AspectRatio.parse(ratio));

        stand.provider.generate(CollectingCall.of(Stand.request().size(size).build(), 1));

        assertThat(stand.fake.requests().get(0).json().path("aspect_ratio").asText())
                .isEqualTo(ratio);
        assertThat(size.ratio()).isEqualTo(AspectRatio.parse(ratio).value());
    }

    @Test
    void variants_areCallsOfTheirOwnWithSeedsThatRise(@TempDir Path folder) throws Exception {
        MemoryLedger ledger = new MemoryLedger();
        try (BatchProcessor processor = BatchProcessor.builder(stand.provider)
                .sink(new MemorySink())
                .ledger(ledger)
                .workFolder(folder)
                .build()) {
            processor.process(SpecificationSource.of(List.of(ImageSpecification.builder("one", Stand.PROMPT)
                    .seed(100)
                    .n(4)
                    .build())));
        }

        assertThat(stand.fake.requests().stream()
                        .map(request -> request.json().path("seed").asLong()))
                .containsExactlyInAnyOrder(100L, 101L, 102L, 103L);
        assertThat(ledger.totals().spent()).isEqualTo(Money.usd("0.16")).isEqualTo(stand.fake.charged());
    }

    @Test
    void answer_thatIsFiltered_isRejectedAlthoughItsStatusIsGood() throws Exception {
        stand.fake.failNext(Fault.REFUSED);

        GenerationAnswer answer =
                stand.provider.generate(CollectingCall.of(Stand.request().build(), 1));

        assertThat(answer.withheld().get(0).kind()).isEqualTo(FailureKind.CONTENT_REJECTED);
        assertThat(answer.withheld().get(0).message()).isEqualTo("Filter reason: prompt");
        assertThat(answer.withheld().get(0).charged()).isEqualTo(Charged.UNKNOWN);
    }

    @Test
    void image_thatIsFiltered_isRejected() throws Exception {
        stand.fake.withholdNext(1);

        GenerationAnswer answer =
                stand.provider.generate(CollectingCall.of(Stand.request().build(), 1));

        assertThat(answer.withheld().get(0).message()).isEqualTo("Filter reason: output image");
    }

    @Test
    void requests_thatTheModelCannotMeet_areRefusedUnsent() {
        assertRefused(Stand.requestTo(CORE).references(Stand.references(Stand.IMAGE, MASK)), "MASK");
        assertRefused(
                Stand.requestTo(LARGE).references(Stand.references(Stand.IMAGE, IMAGE, Stand.MASK, MASK)), "MASK");
        assertRefused(
                Stand.requestTo(LARGE).references(Stand.references(TinyImages.png(new Dimensions(63, 64), "x"), IMAGE)),
                "63x64");
        assertRefused(Stand.requestTo(CORE, "output_format", "webp"), "webp");
        assertRefused(Stand.requestTo(CORE, "output_format", "tiff"), "png, jpeg, webp");
        assertRefused(Stand.requestTo(CORE, "style_preset", "anime"), "output_format, strength");
        assertRefused(Stand.requestTo(LARGE, "strength", "1.5"), "0.0 to 1.0");
        assertRefused(Stand.requestTo(CORE).seed(4_294_967_295L), "seed");
        assertRefused(Stand.requestTo(CORE).negativePrompt("x".repeat(10_001)), "negative prompt");
        assertThat(stand.fake.requests()).isEmpty();
    }

    @Test
    void references_areForTheModelThatTakesThem() {
        assertThat(stand.provider.capabilities(LARGE).maxReferences()).isEqualTo(1);
        assertThat(stand.provider.capabilities(CORE).takes(ModelCapabilities.Feature.REFERENCES))
                .isFalse();
        assertThat(stand.provider.capabilities(CORE).notices()).isEmpty();
    }

    @Test
    void defaultRegion_isTheOneThatHasTheModels() {
        Map<String, String> environment = Map.of("AWS_BEARER_TOKEN_BEDROCK", "key", "AWS_REGION", "us-west-2");
        try (ImageProvider provider = new StabilityProviderFactory()
                .create(ProviderSettings.defaults().withEnvironment(environment::get))) {
            assertThat(provider.capabilities(CORE).notices()).isEmpty();
            assertThat(provider.toString()).contains("us-west-2");
        }
        try (ImageProvider provider = new StabilityProviderFactory()
                .create(ProviderSettings.defaults().withOption("region", "eu-west-1"))) {
            assertThat(provider.capabilities(CORE).notices()).anyMatch(notice -> notice.contains("us-west-2"));
        }
    }

    @Test
    void options_thatAreUnknown_areRefused() {
        assertThatThrownBy(() -> new Stand("imagesPerCall", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output_format");
    }

    private void assertRefused(ImageRequest.Builder request, String said) {
        ProviderException failure = catchThrowableOfType(
                ProviderException.class, () -> stand.provider.generate(CollectingCall.of(request.build(), 1)));

        assertThat(failure).hasMessageContaining(said);
        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(failure.charged()).isEqualTo(Charged.NO);
    }
}

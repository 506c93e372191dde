package dev.imagebatch.provider.titan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.Capabilities;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.testkit.CollectingCall;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of the models, and what users are told of them. */
class TitanModelsTest {

    private static final String MODEL = "amazon.titan-image-generator-v2:0";

    @Test
    void endOfLife_isToldAndRefusesNothing() throws Exception {
        try (Stand stand = new Stand()) {
            assertThat(stand.provider.capabilities(MODEL).notices())
                    .singleElement()
                    .asString()
                    .contains("2026-06-30")
                    .contains("stability.stable-image-core-v1:1");
            assertThat(stand.provider.availability().isAvailable()).isTrue();
            stand.provider.generate(CollectingCall.of(Stand.request().build(), 1));
            assertThat(stand.fake.images()).isEqualTo(1);
        }
    }

    @Test
    void endOfLife_silenced_isNotTold() {
        try (Stand stand = new Stand("lifecycle", "silent")) {
            assertThat(stand.provider.capabilities(MODEL).notices()).isEmpty();
        }
    }

    @Test
    void model_thatIsGone_endsTheBatchWithTheDateAndTheSuccessor() {
        try (Stand stand = new Stand()) {
            stand.fake.retire(MODEL);
            ProviderException failure = catchThrowableOfType(
                    ProviderException.class,
                    () -> stand.provider.generate(
                            CollectingCall.of(Stand.request().build(), 1)));

            assertThat(failure.kind()).isEqualTo(FailureKind.MODEL_UNAVAILABLE);
            assertThat(failure.ends()).isEqualTo(FailureKind.Ends.BATCH);
            assertThat(failure)
                    .hasMessageContaining(MODEL)
                    .hasMessageContaining("2026-06-30")
                    .hasMessageContaining("stability.stable-image-core-v1:1 (provider stability) instead");
        }
    }

    @Test
    void region_whereTheModelIsNot_isTold() {
        Map<String, String> environment = Map.of("AWS_REGION", "sa-east-1", "AWS_BEARER_TOKEN_BEDROCK", Stand.KEY);
        try (ImageProvider provider =
                new TitanProviderFactory().create(ProviderSettings.defaults().withEnvironment(environment::get))) {
            assertThat(provider.capabilities(MODEL).notices())
                    .anySatisfy(
                            notice -> assertThat(notice).contains("sa-east-1").contains("us-east-1"));
            assertThat(provider.toString()).contains("sa-east-1").doesNotContain(Stand.KEY);
        }
    }

    @Test
    void factory_isDiscoveredAndDescribesItsModels() {
        ModelDescription model =
                ImageProviders.discover().named("titan").models().get(0);

        assertThat(model.id()).isEqualTo(MODEL);
        assertThat(model.endOfLife()).contains(LocalDate.parse("2026-06-30"));
        assertThat(model.prices()).hasSize(4);
    }

    @Test
    void options_thatAreUnknownOrWrong_areRefused() {
        assertThatThrownBy(() -> new Stand("flavour", "mint"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lifecycle")
                .hasMessageContaining("cfgScale");
        assertThatThrownBy(() -> new Stand("imagesPerCall", "6")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stand("price", "cheap")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stand("cfgScale", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stand("region", "the moon")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void options_forRequests_arePartOfEachRequest() {
        try (Stand stand = new Stand("cfgScale", "5", "lifecycle", "silent", "price", "0.5")) {
            assertThat(stand.provider.requestOptions()).isEqualTo(Map.of("cfgScale", "5"));
            assertThat(stand.provider
                            .quote(Stand.request().build(), 2)
                            .orElseThrow()
                            .cost()
                            .high())
                    .isEqualTo(dev.imagebatch.cost.Money.usd("1"));
        }
    }

    @Test
    void capabilities_areThoseOfTheContract() {
        try (Stand stand = new Stand()) {
            Capabilities taken = stand.provider.capabilities(MODEL);

            assertThat(taken.maxImagesPerCall()).isEqualTo(1);
            assertThat(taken.maxPromptLength()).isEqualTo(512);
            assertThat(taken.qualities()).containsExactly("standard", "premium");
            assertThat(taken.maxReferences()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1920x1080, 1152x640",
        "1024x1024, 1024x1024",
        "800x800, 768x768",
        "1600x1200, 1152x896",
        "300x100, 704x320",
        "100x300, 320x704"
    })
    void size_thatTheModelDoesNotMake_becomesTheNearest(String wanted, String made) {
        try (Stand stand = new Stand()) {
            assertThat(stand.provider.capabilities(MODEL).sizes().nearest(Dimensions.parse(wanted)))
                    .isEqualTo(Dimensions.parse(made));
        }
    }
}

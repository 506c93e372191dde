package dev.imagebatch.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.CollectingCall;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of one of Amazon's models, and what users are told of it. */
public abstract class AmazonModelsBehaviour {

    private static final String SUCCESSOR = "stability.stable-image-core-v1:1";

    private final ImageProviderFactory factory;
    private final String model;
    private final String endOfLife;
    private final int longestText;

    protected AmazonModelsBehaviour(ImageProviderFactory factory, String model, String endOfLife, int longestText) {
        this.factory = factory;
        this.model = model;
        this.endOfLife = endOfLife;
        this.longestText = longestText;
    }

    /** A stand-in whose provider has these options set. */
    protected abstract BedrockStand stand(String... options);

    /** A request to the provider's usual model. */
    protected abstract ImageRequest.Builder usual();

    protected final Dimensions nearest(String wanted) {
        try (BedrockStand stand = stand()) {
            return stand.provider.capabilities(model).sizes().nearest(Dimensions.parse(wanted));
        }
    }

    @Test
    void endOfLife_isToldAndRefusesNothing() throws Exception {
        try (BedrockStand stand = stand()) {
            assertThat(stand.provider.capabilities(model).notices())
                    .singleElement()
                    .asString()
                    .contains(endOfLife)
                    .contains(SUCCESSOR);
            assertThat(stand.provider.availability().isAvailable()).isTrue();
            stand.provider.generate(CollectingCall.of(usual().build(), 1));
            assertThat(stand.fake.images()).isEqualTo(1);
        }
    }

    @Test
    void endOfLife_silenced_isNotTold() {
        try (BedrockStand stand = stand("lifecycle", "silent")) {
            assertThat(stand.provider.capabilities(model).notices()).isEmpty();
        }
    }

    @Test
    void model_thatIsGone_endsTheBatchWithTheDateAndTheSuccessor() {
        try (BedrockStand stand = stand()) {
            stand.fake.retire(model);
            ProviderException failure = catchThrowableOfType(
                    ProviderException.class, () -> stand.provider.generate(CollectingCall.of(usual().build(), 1)));

            assertThat(failure.kind()).isEqualTo(FailureKind.MODEL_UNAVAILABLE);
            assertThat(failure.ends()).isEqualTo(FailureKind.Ends.BATCH);
            assertThat(failure)
                    .hasMessageContaining(model)
                    .hasMessageContaining(endOfLife)
                    .hasMessageContaining(SUCCESSOR + " (provider stability) instead");
        }
    }

    @Test
    void region_whereTheModelIsNot_isTold() {
        Map<String, String> environment =
                Map.of("AWS_REGION", "sa-east-1", "AWS_BEARER_TOKEN_BEDROCK", BedrockStand.KEY);
        try (ImageProvider provider = factory.create(ProviderSettings.defaults().withEnvironment(environment::get))) {
            assertThat(provider.capabilities(model).notices())
                    .anySatisfy(
                            notice -> assertThat(notice).contains("sa-east-1").contains("us-east-1"));
            assertThat(provider.toString()).contains("sa-east-1").doesNotContain(BedrockStand.KEY);
        }
    }

    @Test
    void factory_isDiscoveredAndDescribesItsModels() {
        ModelDescription described =
                ImageProviders.discover().named(factory.name()).models().get(0);

        assertThat(described.id()).isEqualTo(model);
        assertThat(described.endOfLife()).contains(LocalDate.parse(endOfLife));
        assertThat(described.prices()).hasSize(4);
    }

    @Test
    void options_thatAreUnknownOrWrong_areRefused() {
        assertThatThrownBy(() -> stand("flavour", "mint"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lifecycle")
                .hasMessageContaining("cfgScale");
        assertThatThrownBy(() -> stand("imagesPerCall", "6")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stand("price", "cheap")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stand("cfgScale", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stand("region", "the moon")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void options_forRequests_arePartOfEachRequest() {
        try (BedrockStand stand = stand("cfgScale", "5", "lifecycle", "silent", "price", "0.5")) {
            assertThat(stand.provider.requestOptions()).isEqualTo(Map.of("cfgScale", "5"));
            assertThat(stand.provider
                            .quote(usual().build(), 2)
                            .orElseThrow()
                            .cost()
                            .high())
                    .isEqualTo(Money.usd("1"));
        }
    }

    @Test
    void capabilities_areThoseOfTheContract() {
        try (BedrockStand stand = stand()) {
            ModelCapabilities taken = stand.provider.capabilities(model);

            assertThat(taken.maxImagesPerCall()).isEqualTo(1);
            assertThat(taken.maxPromptLength()).isEqualTo(longestText);
            assertThat(taken.qualities()).containsExactly("standard", "premium");
            assertThat(taken.maxReferences()).isEqualTo(5);
        }
    }
}

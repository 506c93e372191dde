package dev.imagebatch.bedrock;

import static dev.imagebatch.spec.ReferenceImage.Role.CONTROL;
import static dev.imagebatch.spec.ReferenceImage.Role.IMAGE;
import static dev.imagebatch.spec.ReferenceImage.Role.MASK;
import static dev.imagebatch.spec.ReferenceImage.Role.STYLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.TinyImages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent for each task of Amazon's models, and what is refused before it is sent. */
public abstract class AmazonRequestBehaviour {

    protected static final Dimensions SMALL = new Dimensions(512, 512);

    protected final BedrockStand stand;
    private final int longestText;

    protected AmazonRequestBehaviour(BedrockStand stand, int longestText) {
        this.stand = stand;
        this.longestText = longestText;
    }

    /** Another stand-in, whose provider has no options set. */
    protected abstract BedrockStand standWithoutOptions();

    /** A request to the provider's usual model. */
    protected abstract ImageRequest.Builder usual(String... options);

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void textImage_isSentAsTheContractSays() throws Exception {
        stand.assertSent("text-image", request(), 1);
    }

    @Test
    void textImage_withEverything_isSentAsTheContractSays() throws Exception {
        ImageRequest.Builder request = request("cfgScale", "3.5")
                .negativePrompt("fog")
                .size(SMALL)
                .quality("premium")
                .seed(5);

        stand.assertSent("text-image-full", request, 3);
    }

    @Test
    void control_conditionsTheText() throws Exception {
        stand.assertSent(
                "conditioning",
                request("controlMode", "SEGMENTATION", "controlStrength", "0.4")
                        .references(BedrockStand.references(BedrockStand.IMAGE, CONTROL)),
                1);
    }

    @Test
    void images_areVaried() throws Exception {
        stand.assertSent(
                "variation",
                request("similarityStrength", "0.9")
                        .references(BedrockStand.references(BedrockStand.IMAGE, IMAGE, BedrockStand.OTHER, IMAGE)),
                1);
    }

    @Test
    void imageAndMask_arePainted() throws Exception {
        stand.assertSent(
                "inpainting-mask",
                request().references(BedrockStand.references(BedrockStand.IMAGE, IMAGE, BedrockStand.MASK, MASK)),
                1);
    }

    @Test
    void maskPrompt_withoutText_removes() throws Exception {
        stand.assertSent(
                "inpainting-removal",
                request("maskPrompt", "the chimney", "text", "omit")
                        .references(BedrockStand.references(BedrockStand.IMAGE, IMAGE)),
                1);
    }

    @Test
    void outpainting_isNamed() throws Exception {
        stand.assertSent(
                "outpainting",
                request("task", "OUTPAINTING", "maskPrompt", "the house", "outPaintingMode", "PRECISE")
                        .references(BedrockStand.references(BedrockStand.IMAGE, IMAGE)),
                1);
    }

    @Test
    void colors_guide() throws Exception {
        stand.assertSent(
                "colors",
                request("colors", "#ff0000, #00FF00").references(BedrockStand.references(BedrockStand.IMAGE, IMAGE)),
                1);
    }

    @Test
    void background_isRemoved() throws Exception {
        stand.assertSent(
                "background",
                request("task", "BACKGROUND_REMOVAL").references(BedrockStand.references(BedrockStand.IMAGE, IMAGE)),
                1);
    }

    @Test
    void seed_thatNobodySet_isDrawnAnewEachTime() throws Exception {
        try (BedrockStand drawing = standWithoutOptions()) {
            Set<Long> seeds = new HashSet<>();
            for (int i = 0; i < 8; i++) {
                drawing.provider.generate(CollectingCall.of(usual().build(), 1));
                seeds.add(drawing.fake
                        .requests()
                        .get(i)
                        .json()
                        .path("imageGenerationConfig")
                        .path("seed")
                        .asLong(-1));
            }
            assertThat(seeds).hasSizeGreaterThan(4).allMatch(seed -> seed >= 0 && seed <= 2_147_483_646L);
            assertThat(drawing.fake.violations()).isEmpty();
        }
    }

    @Test
    void partialAnswer_tellsWhyOthersDidNotCome() throws Exception {
        stand.fake.withholdNext(2);
        CollectingCall call = CollectingCall.of(request().build(), 3);

        GenerationAnswer answer = stand.provider.generate(call);

        assertThat(call.received()).containsOnlyKeys(0);
        assertThat(answer.withheld()).containsOnlyKeys(1, 2);
        assertThat(answer.withheld().get(2).kind()).isEqualTo(FailureKind.CONTENT_REJECTED);
        assertThat(answer.requestId().orElseThrow()).startsWith("fake-");
    }

    @Test
    void answer_withAllWithheld_tellsWhy() throws Exception {
        stand.fake.withholdNext(5);

        GenerationAnswer answer =
                stand.provider.generate(CollectingCall.of(request().build(), 2));

        assertThat(answer.withheld()).containsOnlyKeys(0, 1);
        assertThat(answer.withheld().get(0).kind()).isEqualTo(FailureKind.CONTENT_REJECTED);
    }

    @Test
    void requests_thatTheModelCannotMeet_areRefusedUnsent() {
        List<ReferenceImage> six = BedrockStand.references(
                BedrockStand.IMAGE,
                IMAGE,
                BedrockStand.IMAGE,
                IMAGE,
                BedrockStand.IMAGE,
                IMAGE,
                BedrockStand.IMAGE,
                IMAGE,
                BedrockStand.IMAGE,
                IMAGE,
                BedrockStand.IMAGE,
                IMAGE);
        assertRefused(request().references(BedrockStand.references(BedrockStand.IMAGE, STYLE)), "STYLE");
        assertRefused(request().references(BedrockStand.references(BedrockStand.MASK, MASK)), "MASK");
        assertRefused(request().references(six), "at most 5");
        assertRefused(
                request().references(BedrockStand.references(BedrockStand.IMAGE, IMAGE, BedrockStand.OTHER, MASK)),
                "the same size");
        assertRefused(
                request("maskPrompt", "x")
                        .references(BedrockStand.references(BedrockStand.IMAGE, IMAGE, BedrockStand.MASK, MASK)),
                "not both");
        assertRefused(
                request("task", "OUTPAINTING").references(BedrockStand.references(BedrockStand.IMAGE, IMAGE)), "MASK");
        assertRefused(request("task", "COLOR_GUIDED_GENERATION"), "colors");
        assertRefused(request("task", "IMAGE_VARIATION"), "role IMAGE");
        assertRefused(request("text", "omit"), "needs a text");
        assertRefused(request("cfgScale", "11"), "1.1 to 10");
        assertRefused(request("colors", "red"), "#ff0000");
        assertRefused(request("flavour", "mint"), "similarityStrength");
        assertRefused(request().seed(2_147_483_647L), "seed");
        assertRefused(request().negativePrompt("x".repeat(longestText + 1)), "negative prompt");
        assertRefused(
                request()
                        .references(BedrockStand.references(
                                "no image".getBytes(java.nio.charset.StandardCharsets.US_ASCII), IMAGE)),
                "png, jpeg");
        assertRefused(
                request()
                        .references(
                                BedrockStand.references(TinyImages.png(new Dimensions(5000, 5000), "large"), IMAGE)),
                "5000x5000");
        assertThat(stand.fake.requests()).isEmpty();
    }

    protected final ImageRequest.Builder request(String... options) {
        return usual(options.length == 0 ? new String[] {"seed", "omit"} : withSeed(options));
    }

    private static String[] withSeed(String... options) {
        String[] more = java.util.Arrays.copyOf(options, options.length + 2);
        more[options.length] = "seed";
        more[options.length + 1] = "omit";
        return more;
    }

    protected final void assertRefused(ImageRequest.Builder request, String said) {
        ProviderException failure = catchThrowableOfType(
                ProviderException.class, () -> stand.provider.generate(CollectingCall.of(request.build(), 1)));

        assertThat(failure).hasMessageContaining(said);
        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(failure.charged()).isEqualTo(Charged.NO);
    }
}

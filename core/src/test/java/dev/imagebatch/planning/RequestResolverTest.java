package dev.imagebatch.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.plan.RequestDefaults;
import dev.imagebatch.provider.FixedSizes;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.SupportedSizes;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.SharedPrompt;
import dev.imagebatch.spec.Styles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestResolverTest {

    private static final ModelCapabilities PLAIN = ModelCapabilities.builder(
                    FixedSizes.of(new Dimensions(1024, 1024), new Dimensions(1408, 768)))
            .maxPromptLength(120)
            .qualities("standard", "premium")
            .build();
    private static final ModelCapabilities RICH = ModelCapabilities.builder(
                    SupportedSizes.any(new Dimensions(1024, 1024)))
            .negativePrompt()
            .seed()
            .references(2)
            .build();

    private final ImageProvider plain = new Described("plain", PLAIN);
    private final ImageProvider rich = new Described("rich", RICH);
    private final RequestResolver resolver = new RequestResolver(
            List.of(plain, rich), RequestDefaults.none(), Styles.standard().with("anime", "Anime,"), SharedPrompt.NONE);

    @Test
    void style_isPutBeforeThePrompt() {
        assertThat(prompt("photo"))
                .isEqualTo("Photorealistic photograph, high quality, professional photography, a fox");
        assertThat(prompt("illustration")).isEqualTo("Digital illustration, clean design, modern style, a fox");
        assertThat(prompt("icon")).isEqualTo("Simple icon, flat design, minimal, vector style, a fox");
        assertThat(prompt("anime")).isEqualTo("Anime, a fox");
        assertThat(prompt("watercolour")).isEqualTo("a fox");
    }

    @Test
    void identity_completesEveryPrompt() {
        RequestResolver council = new RequestResolver(
                List.of(plain),
                RequestDefaults.none().withStyle("icon"),
                Styles.none(),
                new SharedPrompt("Wharfemoor", "Yorkshire", "teal", ""));

        assertThat(council.resolve(fox().build()).request().prompt())
                .isEqualTo("a fox For Wharfemoor, Yorkshire. Palette: teal.");
    }

    @Test
    void sizeThatTheModelDoesNotMake_isMovedWithAWarning() {
        Resolution resolution = resolver.resolve(fox().dimensions(1792, 1024).build());

        assertThat(resolution.request().size()).contains(new Dimensions(1408, 768));
        assertThat(resolution.warnings())
                .containsExactly("the model does not make 1792x1024; the nearest size is 1408x768");
        assertThat(resolution.problems()).isEmpty();
    }

    @Test
    void sizeThatTheModelMakes_isKeptSilently() {
        Resolution resolution = resolver.resolve(fox().dimensions(1408, 768).build());

        assertThat(resolution.request().size()).contains(new Dimensions(1408, 768));
        assertThat(resolution.warnings()).isEmpty();
    }

    @Test
    void nothingAskedFor_staysOpen() {
        ImageRequest request = resolver.resolve(fox().build()).request();

        assertThat(request.size()).isEmpty();
        assertThat(request.quality()).isEmpty();
        assertThat(request.seed()).isEmpty();
    }

    @Test
    void defaults_fillWhatIsOpenOnly() {
        RequestResolver squares = new RequestResolver(
                List.of(plain),
                RequestDefaults.none()
                        .withAspectRatio(new AspectRatio(1, 1))
                        .withQuality("premium")
                        .withModel("other"),
                Styles.none(),
                SharedPrompt.NONE);

        ImageRequest open = squares.resolve(fox().build()).request();
        ImageRequest own = squares.resolve(fox().dimensions(1408, 768)
                        .quality("standard")
                        .model("mine")
                        .build())
                .request();

        assertThat(open.size()).contains(new Dimensions(1024, 1024));
        assertThat(open.quality()).contains("premium");
        assertThat(open.model()).isEqualTo("other");
        assertThat(own.size()).contains(new Dimensions(1408, 768));
        assertThat(own.quality()).contains("standard");
        assertThat(own.model()).isEqualTo("mine");
    }

    @Test
    void whatTheModelDoesNotTake_isLeftOutWithAWarning() {
        Resolution left = resolver.resolve(fox().negativePrompt("snow").seed(7).build());
        Resolution taken = resolver.resolve(
                fox().provider("rich").negativePrompt("snow").seed(7).build());

        assertThat(left.request().negativePrompt()).isEmpty();
        assertThat(left.request().seed()).isEmpty();
        assertThat(left.warnings()).hasSize(2);
        assertThat(taken.request().negativePrompt()).contains("snow");
        assertThat(taken.request().seed()).hasValue(7);
        assertThat(taken.warnings()).isEmpty();
    }

    @Test
    void whatCannotBeAskedFor_isAProblem() {
        Resolution resolution = resolver.resolve(ImageSpecification.builder("fox", "a".repeat(121))
                .quality("ultra")
                .reference(ReferenceImage.ofBytes(new byte[] {1}))
                .build());
        Resolution unknown = resolver.resolve(fox().provider("nobody").build());

        assertThat(resolution.problems())
                .extracting(Resolution.FieldProblem::field)
                .containsExactlyInAnyOrder("prompt", "quality", "references");
        assertThat(resolution.problems())
                .extracting(Resolution.FieldProblem::message)
                .anyMatch(message -> message.contains("120") && message.contains("121"))
                .anyMatch(message -> message.contains("\"ultra\"") && message.contains("standard, premium"));
        assertThat(unknown.problems().get(0).message()).contains("\"nobody\"", "plain, rich");
    }

    @Test
    void options_areThoseOfTheProviderAlone() {
        ImageRequest request = resolver.resolve(
                        fox().option("plain", "a", "1").option("rich", "b", "2").build())
                .request();

        assertThat(request.options()).isEqualTo(Map.of("a", "1", "common", "yes"));
    }

    private String prompt(String style) {
        return resolver.resolve(fox().style(style).build()).request().prompt();
    }

    private static ImageSpecification.Builder fox() {
        return ImageSpecification.builder("fox", "a fox");
    }

    private record Described(String name, ModelCapabilities capabilities) implements ImageProvider {

        @Override
        public String defaultModel() {
            return "usual";
        }

        @Override
        public ModelCapabilities capabilities(String model) {
            return capabilities;
        }

        @Override
        public Optional<Quote> quote(ImageRequest request, int images) {
            return Optional.empty();
        }

        @Override
        public Map<String, String> requestOptions() {
            return Map.of("common", "yes");
        }

        @Override
        public GenerationAnswer generate(GenerationCall call) {
            throw new UnsupportedOperationException("is never asked");
        }
    }
}

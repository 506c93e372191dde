package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words in a specification that nothing knows. */
class UnknownWordsTest {

    @ParameterizedTest
    @CsvSource({"phot, photo", "Photo, photo", "ilustration, illustration", "icons, icon", "illustrations, illustration"
    })
    void style_misspelt_isWarnedOf_withTheNearest(String style, String nearest) throws Exception {
        BatchPlan plan = plan(specification().style(style).build());

        assertThat(plan.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .contains("\"" + style + "\" is not a style", "did you mean \"" + nearest + "\"?"));
    }

    @Test
    void style_unlikeAny_isWarnedOf_withAllOfThem() throws Exception {
        assertThat(plan(specification().style("watercolour").build()).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("icon, illustration, photo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"placehold", "Placeholder", "placeholdr", "place-holder", "plaecholder"})
    void optionsOf_misspeltProvider_areWarnedOf(String provider) throws Exception {
        BatchPlan plan = plan(specification().option(provider, "format", "png").build());

        assertThat(plan.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .contains("\"" + provider + "\"", "did you mean \"placeholder\"?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hihg", "best", "High", "4k", "8K"})
    void quality_ofNoModel_isRefusedInThePlan(String quality) throws Exception {
        BatchPlan plan = plan(specification().quality(quality).build());

        assertThat(plan.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("quality", quality));
    }

    @ParameterizedTest
    @ValueSource(strings = {"formta", "background", "steps", "Format", "style"})
    void option_ofNoModel_isRefusedInThePlan(String option) throws Exception {
        BatchPlan plan =
                plan(specification().option("placeholder", option, "png").build());

        assertThat(plan.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("options", option));
    }

    @Test
    void knownWords_passWithoutAWord() throws Exception {
        BatchPlan plan = plan(specification()
                .style("photo")
                .quality("high")
                .option("placeholder", "format", "jpeg")
                .build());

        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.problems()).isEmpty();
    }

    private static ImageSpecification.Builder specification() {
        return ImageSpecification.builder("one", "a red boat");
    }

    private static BatchPlan plan(ImageSpecification specification) throws Exception {
        try (BatchProcessor processor = BatchProcessor.builder(
                        new PlaceholderProviderFactory().create(ProviderSettings.defaults()))
                .sink(new MemorySink())
                .build()) {
            return processor.plan(SpecificationSource.of(List.of(specification)));
        }
    }
}

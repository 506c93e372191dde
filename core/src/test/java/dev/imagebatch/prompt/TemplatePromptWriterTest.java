package dev.imagebatch.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.spec.ImageSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatePromptWriterTest {

    private static final ImageSpecification MIA = ImageSpecification.builder(
                    "mia-1", "laughing in the {tag:manner} rain")
            .subject("Mia")
            .owner("council")
            .type("portrait")
            .tag("manner", "ink {prompt}")
            .build();

    @ParameterizedTest
    @CsvSource({
        "no placeholder, no placeholder",
        "{subject}, Mia",
        "{type} of {subject} for {owner}!, portrait of Mia for council!",
        "{subject}{subject}, MiaMia",
        "in {tag:manner}, in ink {prompt}",
        "{prompt}, laughing in the {tag:manner} rain"
    })
    void brief_ofSpecification_isFilledInOnce(String template, String expected) {
        assertThat(PromptWriter.template("t", template).brief(MIA)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"{tag:place}, {tag:place}", "for {subject}, {subject}", "{owner} {type}, {owner}"})
    void brief_ofSpecificationWithoutValue_namesIt(String template, String named) {
        ImageSpecification bare =
                ImageSpecification.builder("bare-7", "SECRET words").build();

        assertThatThrownBy(() -> PromptWriter.template("t", template).brief(bare))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bare-7 has no value for " + named)
                .hasMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "' ', 1 to 100000 characters",
        "{subjekt}, unknown placeholder {subjekt}; available: {prompt}",
        "{}, unknown placeholder {}",
        "{tag:}, unknown placeholder {tag:}",
        "{tag: }, unknown placeholder {tag: }",
        "{subject, a { without its }",
        "subject}, a } without its {",
        "{{subject}}, unknown placeholder {{subject}"
    })
    void template_withMistake_isRefused(String template, String told) {
        assertThatThrownBy(() -> PromptWriter.template("t", template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    @Test
    void brief_thatGrowsTooLong_isRefused() {
        ImageSpecification wordy =
                ImageSpecification.builder("wordy", "x".repeat(60_000)).build();

        assertThatThrownBy(() -> PromptWriter.template("t", "{prompt}{prompt}").brief(wordy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 100000 characters");
    }

    @Test
    void identity_ofOtherText_isAnother() {
        assertThat(PromptWriter.template("t", "one").identity())
                .isEqualTo(PromptWriter.template("u", "one").identity())
                .isNotEqualTo(PromptWriter.template("t", "two").identity())
                .doesNotContain("one");
    }

    @ParameterizedTest
    @CsvSource({"' '", "'a\tb'"})
    void name_thatIsNone_isRefused(String name) {
        assertThatThrownBy(() -> PromptWriter.template(name, "text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void text_thatIsNoPrompt_isRefused() {
        assertThatThrownBy(() -> WrittenPrompt.of(" \n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WrittenPrompt.of("x".repeat(100_001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ids_ofHostileService_areCleaned() {
        WrittenPrompt written =
                WrittenPrompt.of("SECRET").withRequestId("\u001b[31mreq_1 more").withModelVersion("m".repeat(1_000));

        assertThat(written.requestId()).contains("[31mreq_1");
        assertThat(written.modelVersion().orElseThrow()).hasSize(200);
        assertThat(written.toString()).doesNotContain("SECRET");
    }

    @Test
    void discover_unknownName_listsThoseThereAre() {
        assertThatThrownBy(() -> PromptWriters.discover().named("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no prompt writer is named \"nobody\"");
    }
}

package dev.imagebatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSuggestionTest {

    private static final List<String> KNOWN = List.of("id", "prompt", "dimensions", "aspectRatio");

    @ParameterizedTest
    @CsvSource({
        "promt, prompt",
        "PROMPT, prompt",
        "' porm pt', ",
        "pormpt, prompt",
        "promting, ",
        "dimnsion, dimensions",
        "dimns, ",
        "aspectratio, aspectRatio",
        "ix, id",
        "xx, "
    })
    void nearest_typedWord_isTheOneMeant(String typed, String meant) {
        assertThat(WordSuggestion.nearest(typed, KNOWN).orElse(null)).isEqualTo(meant);
    }

    @Test
    void nearest_wordOfOneLetter_isNeverMeantByAnother() {
        assertThat(WordSuggestion.nearest("x", List.of("n"))).isEmpty();
    }

    @Test
    void nearest_hugeWord_isNotCompared() {
        assertThat(WordSuggestion.nearest("x".repeat(1_000_000), KNOWN)).isEmpty();
    }

    @Test
    void ranked_words_comeNearestFirst() {
        assertThat(WordSuggestion.ranked("idx", KNOWN)).startsWith("id").hasSameSizeAs(KNOWN);
    }
}

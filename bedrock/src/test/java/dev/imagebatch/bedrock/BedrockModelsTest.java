package dev.imagebatch.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedrockModelsTest {

    private final BedrockModels models = BedrockModels.ofResource(BedrockModelsTest.class, "models.json");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "512x512, standard, 0.008, 0.008, 0.008",
        "768x768, standard, 0.008, 0.008, 0.01",
        "512x513, standard, 0.008, 0.008, 0.01",
        "1024x1024, standard, 0.01, 0.01, 0.01",
        "4000x4000, standard, 0.01, 0.01, 0.01",
    })
    void price_ofSize_saysHowSureItIs(String size, String quality, String low, String expected, String high) {
        Quote price = models.find("a")
                .orElseThrow()
                .price(quality, Dimensions.parse(size))
                .orElseThrow();

        assertThat(price.cost()).isEqualTo(new CostEstimate(Money.usd(low), Money.usd(expected), Money.usd(high)));
        assertThat(price.confidence()).isEqualTo(Quote.Confidence.UNCONFIRMED);
    }

    @Test
    void price_ofUnknownSize_isARange() {
        assertThat(models.find("a")
                        .orElseThrow()
                        .price("standard", null)
                        .orElseThrow()
                        .cost())
                .isEqualTo(new CostEstimate(Money.usd("0.008"), Money.usd("0.01"), Money.usd("0.01")));
    }

    @Test
    void price_ofUnknownQuality_isUnknown() {
        assertThat(models.find("a").orElseThrow().price("golden", new Dimensions(512, 512)))
                .isEmpty();
    }

    @Test
    void model_withProfilePrefix_isFound() {
        assertThat(models.find("us.a")).isPresent();
        assertThat(models.find("xx.a")).isEmpty();
    }

    @Test
    void file_addsAndReplaces() throws IOException {
        BedrockModels more = models.with(file("""
                {"models": [{"id": "a", "maxPrompt": 7}, {"id": "b", "prices":
                  [{"what": "any", "usd": "0.5", "asOf": "2026-11-21", "confidence": "confirmed"}]}]}
                """));

        assertThat(more.find("a").orElseThrow().maxPrompt()).isEqualTo(7);
        Quote price = more.find("b").orElseThrow().price("standard", null).orElseThrow();
        assertThat(price.cost()).isEqualTo(CostEstimate.exactly(Money.usd("0.5")));
        assertThat(price.confidence()).isEqualTo(Quote.Confidence.CONFIRMED);
        assertThat(more.defaultModel()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                                          | no list "models"
        []                                                          | no list "models"
        {"models": []}                                              | no list "models"
        {"models": [{}]}                                            | models[0] needs the field id
        {"models": [7]}                                             | models[0] is no JSON object
        {"models": [{"id": "a", "maxPromt": 7}]}                    | no field "maxPromt"
        {"models": [{"id": "a", "maxPrompt": "7"}]}                 | whole number
        {"models": [{"id": "a", "endOfLife": "soon"}]}              | write a day
        {"models": [{"id": "a", "sizes": ["big"]}]}                 | WIDTHxHEIGHT
        {"models": [{"id": "a", "inputs": {"formats": ["tiff"]}}]}  | no format is named tiff
        {"models": [{"id": "a", "prices": [{"usd": "1"}]}]}         | needs the field what
        {"models": [{"id": "a", "prices": [{"what": "x", "usd": "much"}]}]} | not an amount
        {"models": [{"id": "a", "prices": [{"what": "x", "usd": "1"}]}]} | needs the field asOf
        {"models": [                                                | cannot be read
        """)
    void file_thatIsWrong_isRefusedWithThePlace(String json, String said) throws IOException {
        Path file = file(json);

        assertThatThrownBy(() -> models.with(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void file_thatIsMissing_isRefused() {
        assertThatThrownBy(() -> models.with(folder.resolve("none.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.json");
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("models.json"), json);
    }
}

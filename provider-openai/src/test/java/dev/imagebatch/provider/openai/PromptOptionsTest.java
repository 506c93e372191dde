package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.prompt.PromptWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptOptionsTest {

    private static final String NOWHERE = "http://127.0.0.1:1/v1";

    @ParameterizedTest
    @CsvSource({
        "modle, gpt-6-luna, no option \"modle\"",
        "model, '', a model's name",
        "model, 'two words', a model's name",
        "instructions, ' ', 1 to 100000 characters",
        "maxTokens, 15, from 16 to 128000",
        "maxTokens, 128001, from 16 to 128000",
        "maxTokens, 1e3, from 16 to 128000",
        "maxTokens, 99999999999999999999, from 16 to 128000",
        "temperature, 2.1, from 0 to 2",
        "temperature, -1, from 0 to 2",
        "temperature, NaN, from 0 to 2",
        "effort, 'a\"b', a word",
        "inputPrice, 0.1, go together",
        "outputPrice, -1, go together"
    })
    void create_optionWithoutSense_isRefused(String name, String value, String told) {
        assertThatThrownBy(() -> Writers.of(NOWHERE, "", Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    @Test
    void identity_followsWhatDeterminesTheText_andNothingElse() {
        String usual = identity(Map.of());

        assertThat(identity(Map.of("maxTokens", "4000", "inputPrice", "1", "outputPrice", "1")))
                .isEqualTo(usual);
        assertThat(identity(Map.of("model", "gpt-5.6-luna"))).isNotEqualTo(usual);
        assertThat(identity(Map.of("instructions", "Other ones."))).isNotEqualTo(usual);
        assertThat(identity(Map.of("temperature", "0.7"))).isNotEqualTo(usual);
        assertThat(identity(Map.of("effort", "low"))).isNotEqualTo(usual);
        assertThat(identity(Map.of("instructions", "SECRET"))).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, new-model, max_completion_tokens",
        "https://mine.openai.azure.com/openai/v1, deployment, max_completion_tokens",
        "http://localhost:8080/v1, gpt-6-luna, max_completion_tokens",
        "http://localhost:8080/v1, qwen3, max_tokens",
        "https://azure.com.example.org/v1, qwen3, max_tokens"
    })
    void request_toServer_namesTheLimitAsItKnowsIt(String server, String model, String field) {
        PromptOptions options = PromptOptions.of(Map.of("model", model));

        assertThat(ChatRequest.of(options, "brief", BaseUrl.of(server)).settings())
                .containsKey(field)
                .doesNotContainKey(field.equals("max_tokens") ? "max_completion_tokens" : "max_tokens");
    }

    @Test
    void quote_ofListedModel_isBoundedByBytesAndMaxTokens() {
        Quote quote = quote(Map.of("instructions", "x".repeat(100), "maxTokens", "1000"), "é".repeat(50))
                .orElseThrow();

        // 100 bytes, 100 bytes, 256 of overhead, at the dearest rate; 1000 tokens out.
        assertThat(quote.cost().high()).isEqualTo(new Money(456 * 125 + 1000 * 500));
        assertThat(quote.confidence()).isEqualTo(Quote.Confidence.CONFIRMED);
        assertThat(quote(Map.of("model", "gpt-5.4-nano"), "brief").orElseThrow().confidence())
                .isEqualTo(Quote.Confidence.UNCONFIRMED);
    }

    @Test
    void quote_ofLongBrief_countsTheLongRate() {
        Quote quote = quote(Map.of("instructions", "x", "maxTokens", "16"), "界".repeat(100_000))
                .orElseThrow();

        assertThat(quote.cost().high()).isEqualTo(new Money(300_257L * 250 + 16 * 750));
    }

    @Test
    void quote_ofOwnPrice_isTakenAsGiven() {
        Map<String, String> options =
                Map.of("model", "mine", "instructions", "x", "maxTokens", "100", "inputPrice", "1", "outputPrice", "2");

        assertThat(quote(options, "brief").orElseThrow().cost().high())
                .isEqualTo(new Money((6 + 256) * 1000 + 100 * 2000));
        assertThat(quote(Map.of("model", "mine"), "brief")).isEmpty();
    }

    @Test
    void cost_ofUsage_countsWhatWasCachedAndKept() throws Exception {
        TextRates rates = TextModel.named("gpt-6-luna").orElseThrow().rates();

        assertThat(cost(rates, 1000, 300, 200, 50)).contains(new Money(500 * 100 + 300 * 10 + 200 * 125 + 50 * 500));
        assertThat(cost(rates, 100, 900, 900, 1)).contains(new Money(100 * 10 + 500));
        assertThat(cost(rates, 300_000, 0, 0, 10)).contains(new Money(300_000 * 200 + 10 * 750));
    }

    private static Optional<Money> cost(TextRates rates, long in, long cached, long kept, long out) throws Exception {
        return rates.cost(new ObjectMapper()
                .readTree("{\"prompt_tokens\":" + in + ",\"completion_tokens\":" + out
                        + ",\"prompt_tokens_details\":{\"cached_tokens\":" + cached + ",\"cache_write_tokens\":" + kept
                        + "}}"));
    }

    private static String identity(Map<String, String> options) {
        try (PromptWriter writer = Writers.of(NOWHERE, "", options)) {
            return writer.identity();
        }
    }

    private static Optional<Quote> quote(Map<String, String> options, String brief) {
        try (PromptWriter writer = Writers.of(NOWHERE, "", options)) {
            return writer.quote(brief);
        }
    }
}

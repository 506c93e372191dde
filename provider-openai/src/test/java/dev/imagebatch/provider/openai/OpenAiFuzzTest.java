package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.http.NoJsonException;
import dev.imagebatch.http.RetryAfter;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Headers;

/** Whatever a server answers: images, or a failure that can be told. */
class OpenAiFuzzTest {

    private static final BaseUrl SERVER = BaseUrl.of("http://127.0.0.1:1/v1");

    private static final OpenAiPrices PRICES = OpenAiModels.bundled()
            .find(OpenAiModels.DEFAULT)
            .flatMap(OpenAiPrices::of)
            .orElseThrow();

    private final OpenAiErrors errors =
            new OpenAiErrors(SERVER, new ManualClock(), SecretRedactor.ofKeys(List.of("canary-key")));

    @FuzzTest
    void answer_ofAnyBytes_isReadOrRefused(byte[] content) throws IOException {
        CollectingCall call = CollectingCall.of(Providers.usual(), 2);
        try {
            ParsedAnswer answer = new OpenAiResponse(call).read(new ByteArrayInputStream(content));
            answer.usage().ifPresent(OpenAiFuzzTest::requireCost);
            answer.error()
                    .map(error -> errors.friendlyError(error, Providers.PROMPT))
                    .ifPresent(this::requireOneLine);
        } catch (JsonProcessingException | CharConversionException | NoJsonException e) {
            requireOneLine(errors.failure(e, new OpenAiExchange(null, null), Providers.PROMPT, Duration.ofSeconds(1)));
        }
        assertThat(call.received().keySet()).isSubsetOf(0, 1);
    }

    @FuzzTest
    void refusal_ofAnyBytes_isTold(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int status = 300 + (text.length() * 7) % 300;

        requireOneLine(errors.refusal(new OpenAiExchange.Refusal(status, text, Headers.of()), Providers.PROMPT));
    }

    @FuzzTest
    void wait_ofAnyText_isNotNegative(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);

        RetryAfter.of(name -> text, text, Instant.EPOCH)
                .ifPresent(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ZERO));
    }

    private static void requireCost(JsonNode usage) {
        PRICES.cost(usage).ifPresent(cost -> assertThat(cost).isGreaterThanOrEqualTo(Money.ZERO));
    }

    private void requireOneLine(ProviderException failure) {
        assertThat(failure.getMessage()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
        assertThat(failure.getMessage().length()).isLessThan(600);
    }
}

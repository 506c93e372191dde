package dev.imagebatch.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.DamagedBase64Exception;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.NoJsonException;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.testkit.CollectingCall;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whatever the service answers: an image, or a failure that can be told. */
class GeminiFuzzTest {

    private static final GeminiModel MODEL =
            GeminiModels.known().find(Providers.MODEL).orElseThrow();

    private final GeminiErrors errors = new GeminiErrors(
            SecretRedactor.ofKeys(List.of(Providers.KEY)), Providers.PROMPT, Optional.empty(), Instant.EPOCH);

    @FuzzTest
    void answer_ofAnyBytes_isReadOrRefused(byte[] content) throws IOException {
        CollectingCall call = CollectingCall.of(Providers.request().build(), 1);
        try {
            GeminiResponse response = GeminiResponse.read(new ByteArrayInputStream(content), call);
            if (response.words().isPresent()) {
                requireOneLine(
                        errors.refused(response.error(), response.words().get()).getMessage());
            }
            requireOneLine(BlockedAnswer.reason(response).message());
            MODEL.costOf(response.outputTokens())
                    .ifPresent(cost -> assertThat(cost).isGreaterThanOrEqualTo(Money.ZERO));
            assertThat(call.received().isEmpty()).isNotEqualTo(response.hasImage());
        } catch (JsonProcessingException | CharConversionException | DamagedBase64Exception | NoJsonException e) {
            assertThat(call.received().keySet()).isSubsetOf(0);
        }
    }

    @FuzzTest
    void refusal_ofAnyBytes_isTold(byte[] content) {
        GeminiErrorBody error = GeminiErrorBody.read(429, content);

        requireOneLine(errors.message(error, FailureKind.RATE_LIMITED));
        requireNotNegative(errors.retryAfter(error, HttpHeaders.of(Map.of(), (name, value) -> true)));
    }

    @FuzzTest
    void wait_ofAnyText_isNotNegative(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        HttpHeaders headers = HttpHeaders.of(
                Map.of("Retry-After", List.of(text), "retry-after-ms", List.of(text)), (name, value) -> true);
        GeminiErrorBody error =
                new GeminiErrorBody(429, "", ErrorBody.parse(text), Set.of(), List.of(), Optional.empty());

        requireNotNegative(errors.retryAfter(error, headers));
        requireNotNegative(errors.retryAfter(GeminiErrorBody.read(429, new byte[0]), headers));
    }

    private static void requireNotNegative(Optional<Duration> found) {
        found.ifPresent(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ZERO));
    }

    private static void requireOneLine(String message) {
        assertThat(message).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
        assertThat(message.length()).isLessThan(1000);
    }
}

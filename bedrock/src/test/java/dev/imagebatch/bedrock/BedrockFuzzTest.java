package dev.imagebatch.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.http.RetryAfter;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.CollectingCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whatever a model answers: images, or failures that can be told. */
class BedrockFuzzTest {

    private static final SecretRedactor REDACTOR =
            SecretRedactor.ofKeys(List.of(Calls.KEY)).hiding(Calls.PROMPT, "[prompt]");
    private static final String NOW = "Sat, 21 Nov 2026 12:00:00 GMT";

    @FuzzTest
    void answer_ofAnyBytes_isReadOrRefused(byte[] content) throws ProviderException {
        CollectingCall call = CollectingCall.of(Calls.request(), 3);
        BedrockAnswer answer = BedrockAnswer.read(content, "request", REDACTOR);

        GenerationAnswer told = AmazonAnswers.handOver(call, answer);

        assertThat(told.withheld().values()).extracting(Failure::message).allSatisfy(BedrockFuzzTest::requireOneLine);
        assertThat(call.received().size() + told.withheld().size()).isEqualTo(3);
        answer.finishReason(0).ifPresent(BedrockFuzzTest::requireOneLine);
    }

    @FuzzTest
    void wait_ofAnyText_isNotNegative(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);

        requireNotNegative(RetryAfter.of(name -> text, text, Instant.EPOCH));
        requireNotNegative(RetryAfter.of(name -> null, text, Instant.EPOCH));
        requireNotNegative(RetryAfter.of(name -> name.equals("Date") ? NOW : text, text, Instant.EPOCH));
    }

    private static void requireNotNegative(Optional<Duration> found) {
        found.ifPresent(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ZERO));
    }

    private static void requireOneLine(String message) {
        assertThat(message).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
        assertThat(message.length()).isLessThan(600);
    }
}

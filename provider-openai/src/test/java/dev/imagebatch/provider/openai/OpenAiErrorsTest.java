package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.ManualClock;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Headers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenAiErrorsTest {

    private static final String KEY = "canary-key-4711";
    private static final String PROMPT = "a canary prompt of several words";
    private static final Duration TIMEOUT = Duration.ofSeconds(300);

    private final OpenAiErrors errors = new OpenAiErrors(
            BaseUrl.of("http://127.0.0.1:1/v1"), new ManualClock(), SecretRedactor.ofKeys(List.of(KEY)));

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @DisplayName("Statuses and bodies become kinds, with their charge and their end")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "429 | {'error':{'message':'Rate limit reached. Please try again in 12s.','type':'rate_limit_error','code':'rate_limit_exceeded'}} | RATE_LIMITED",
                "429 | {'error':{'message':'slow','type':'rate_limit_error','code':'slow_down'}} | RATE_LIMITED",
                "429 | {'error':{'message':'x','type':'insufficient_quota','code':'credit_balance_exhausted'}} | OUT_OF_CREDIT",
                "429 | {'error':{'message':'x','type':'insufficient_quota','code':'insufficient_quota'}} | OUT_OF_CREDIT",
                "429 | {'error':{'message':'x','type':'insufficient_quota','code':'project_spend_limit_exceeded'}} | OUT_OF_CREDIT",
                "429 | {'error':{'message':'x','type':'insufficient_quota','code':'organization_usage_limit_exceeded'}} | OUT_OF_CREDIT",
                "429 | {'error':{'message':'on requests per day (RPD): Limit 200, Used 200, Requested 1.','code':'rate_limit_exceeded'}} | DAILY_QUOTA",
                "429 | {'error':{'message':'on input-images per min: Limit 5, Requested 10.','code':'rate_limit_exceeded'}} | INVALID_REQUEST",
                "429 | {'error':{'message':'on input-images per min: Limit 5, Used 5, Requested 1.','code':'rate_limit_exceeded'}} | RATE_LIMITED",
                "429 | {'error':'busy'} | RATE_LIMITED",
                "400 | {'error':{'message':'x','type':'image_generation_user_error','code':'moderation_blocked'}} | CONTENT_REJECTED",
                "400 | {'error':{'message':'x','type':'invalid_request_error','code':'content_policy_violation'}} | CONTENT_REJECTED",
                "400 | {'error':{'message':'rejected by the safety system, safety_violations=[violence]','type':null,'code':null}} | CONTENT_REJECTED",
                "400 | {'error':{'message':'litellm.ContentPolicyViolationError: x','code':'400'}} | CONTENT_REJECTED",
                "400 | {'error':{'message':'x','type':'invalid_request_error','code':'invalid_value'}} | INVALID_REQUEST",
                "400 | {'error':{'message':'x','code':'unsupported_file_mimetype'}} | INVALID_REQUEST",
                "400 | {'error':{'message':'x','code':'billing_hard_limit_reached'}} | OUT_OF_CREDIT",
                "400 | {'error':{'message':'x','code':'model_not_found'}} | MODEL_UNAVAILABLE",
                "401 | {'error':{'message':'x','code':'invalid_api_key'}} | UNAUTHORIZED",
                "401 |  | UNAUTHORIZED",
                "402 | {} | OUT_OF_CREDIT",
                "403 | {'error':{'message':'Your organization must be verified to use the model','code':null}} | UNAUTHORIZED",
                "403 | {'error':{'message':'x','code':'unsupported_country_region_territory'}} | UNAUTHORIZED",
                "403 | {'error':{'message':'Project x does not have access to model y','code':null}} | MODEL_UNAVAILABLE",
                "404 | {'error':{'message':'x','code':'model_not_found'}} | MODEL_UNAVAILABLE",
                "404 | <html><body>nothing here</body></html> | MODEL_UNAVAILABLE",
                "405 | {'detail':'Method Not Allowed'} | MODEL_UNAVAILABLE",
                "307 |  | MODEL_UNAVAILABLE",
                "408 |  | UNKNOWN_OUTCOME",
                "413 | too large | INVALID_REQUEST",
                "422 | {'detail':[{'loc':['body','size'],'msg':'wrong size','input':'x'}]} | INVALID_REQUEST",
                "500 | {'error':{'message':'x','type':'server_error','code':'server_error'}} | TRANSIENT",
                "500 | {'error':{'message':'it broke','code':500,'type':''}} | TRANSIENT",
                "502 | <html><head><title>502 Bad Gateway</title></head></html> | TRANSIENT",
                "503 | {'error':{'message':'x','code':'server_is_overloaded'}} | TRANSIENT",
                "504 | {not json | TRANSIENT",
                "524 | <html></html> | UNKNOWN_OUTCOME",
                "529 | {} | UNKNOWN_OUTCOME",
                "501 | {} | REFUSED"
            })
    void refusal_ofEachForm_hasItsKind(int status, String body, FailureKind kind) {
        ProviderException failure = refusal(status, body == null ? "" : body.replace('\'', '"'));

        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure.charged()).isEqualTo(kind.charged());
        assertThat(failure.ends()).isEqualTo(kind.ends());
        assertThat(failure.requestId()).contains("req_1");
        assertThat(failure.getMessage()).contains(String.valueOf(status)).doesNotContain("\n");
    }

    @Test
    @DisplayName("What moderation stopped before the work began is free")
    void refusal_moderatedAtInput_isFree() {
        String body =
                "{\"error\":{\"code\":\"moderation_blocked\",\"moderation_details\":{\"moderation_stage\":\"%s\"}}}";

        assertThat(refusal(400, body.formatted("input")).charged()).isEqualTo(Charged.NO);
        assertThat(refusal(400, body.formatted("output")).charged()).isEqualTo(Charged.UNKNOWN);
    }

    @ParameterizedTest(name = "{0} / {1} / {2} -> {3} ms")
    @DisplayName("The longest wait of headers and message counts, unrounded")
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | | x | 3000",
                "0.5 | | x | 500",
                "1 | 467 | x | 467",
                "1 | | Please try again in 467ms. | 467",
                "2 | 467 | x | 2000",
                "1 | 0 | x | 1000",
                " | 467 | x | 467",
                " | | Please try again in 12s. | 12000",
                " | | Please try again in 467ms. | 467",
                " | | try again in 1m30.5s | 90500",
                " | | Please retry after 2 minutes | 120000",
                " | | try again in 6m0s. Visit | 360000",
                "2 | | try again in 12s | 12000",
                "Thu, 01 Jan 2026 00:00:07 GMT | | x | 7000",
                "Thu, 01 Jan 2015 00:00:07 GMT | | x | 0",
                "soon | never | try again later | ",
                "-5 | 99999999999999 | x | "
            })
    void refusal_withWait_tellsIt(String seconds, String millis, String message, Long expected) {
        Headers.Builder headers = new Headers.Builder();
        Optional.ofNullable(seconds).ifPresent(value -> headers.add("Retry-After", value));
        Optional.ofNullable(millis).ifPresent(value -> headers.add("retry-after-ms", value));
        OpenAiExchange.Refusal refusal =
                new OpenAiExchange.Refusal(429, "{\"error\":{\"message\":\"" + message + "\"}}", headers.build());

        assertThat(errors.refusal(refusal, PROMPT).retryAfter())
                .isEqualTo(Optional.ofNullable(expected).map(Duration::ofMillis));
    }

    static Stream<IOException> brokenLines() {
        return Stream.of(
                new ConnectException("refused"),
                new UnknownHostException("nowhere"),
                new SSLHandshakeException("no"),
                new SocketTimeoutException("Connect timed out"),
                new SocketTimeoutException("Read timed out"),
                new InterruptedIOException("timeout"),
                new SocketException("Connection reset"),
                new EOFException("\\n not found"));
    }

    @ParameterizedTest
    @DisplayName("What was never sent is free; what broke later is not known to be, whatever the exception")
    @MethodSource("brokenLines")
    void broken_beforeAndAfterSending_isTold(IOException cause) {
        OpenAiExchange exchange = new OpenAiExchange(null, null);
        assertThat(errors.broken(cause, exchange, TIMEOUT).kind()).isEqualTo(FailureKind.UNREACHABLE);

        exchange.sending();

        assertThat(errors.broken(cause, exchange, TIMEOUT).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    @DisplayName("A message repeats neither keys nor the prompt, and stays one short line")
    void refusal_echoingSecrets_hidesThem() {
        String body = "{\"error\":{\"message\":\"bad key " + KEY + " or sk-proj-abcdEFGH1234 for \\n" + PROMPT + " "
                + "x".repeat(1000) + "\"}}";

        assertThat(refusal(400, body).getMessage())
                .doesNotContain(KEY, PROMPT, "abcdEFGH1234", "\n")
                .contains("[key]", "[prompt]")
                .hasSizeLessThan(400);
    }

    @Test
    @DisplayName("A web framework's detail is told without the value that it repeats")
    void refusal_withDetail_leavesTheInputOut() {
        String body = "{\"detail\":[{\"loc\":[\"body\",\"size\"],\"msg\":\"wrong size\",\"input\":\"echo\"}]}";

        assertThat(refusal(422, body).getMessage())
                .contains("wrong size", "size")
                .doesNotContain("echo");
    }

    @Test
    @DisplayName("What to do is said where it can be known")
    void refusal_withKnownCure_saysIt() {
        assertThat(refusal(401, "").getMessage()).contains("OPENAI_API_KEY");
        assertThat(refusal(404, "<html>").getMessage()).contains("OPENAI_BASE_URL", "/v1");
        assertThat(refusal(429, "{\"error\":{\"message\":\"Limit 5, Requested 10\"}}")
                        .getMessage())
                .contains("images-per-call");
    }

    private ProviderException refusal(int status, String body) {
        return errors.refusal(new OpenAiExchange.Refusal(status, body, Headers.of("x-request-id", "req_1")), PROMPT);
    }
}

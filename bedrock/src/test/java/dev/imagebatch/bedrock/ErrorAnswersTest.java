package dev.imagebatch.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureKind.Ends;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.fake.FakeAnswer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Bedrock answers instead of images, over HTTP and through the real SDK. */
@Timeout(60)
class ErrorAnswersTest {

    private final AnsweringServer server = new AnsweringServer();
    private final Bedrock bedrock = Calls.bedrock(server.baseUri());

    @AfterEach
    void close() {
        bedrock.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        429 | ThrottlingException           | Too many requests, please wait before trying again. | RATE_LIMITED | NO | ITEM
        400 | ThrottlingException           | Rate exceeded                                    | RATE_LIMITED      | NO      | ITEM
        429 | ThrottlingException           | Too many tokens per day, please wait             | DAILY_QUOTA       | NO      | BATCH
        429 | ModelNotReadyException        | The model is not ready for inference             | TRANSIENT         | NO      | ITEM
        429 | ''                            | slow down                                        | RATE_LIMITED      | NO      | ITEM
        500 | InternalServerException       | unexpected error                                 | TRANSIENT         | NO      | ITEM
        502 | ''                            | bad gateway                                      | TRANSIENT         | NO      | ITEM
        503 | ServiceUnavailableException   | unavailable                                      | TRANSIENT         | NO      | ITEM
        504 | ''                            | gateway timeout                                  | TRANSIENT         | NO      | ITEM
        524 | ''                            | a proxy's timeout                                | UNKNOWN_OUTCOME   | UNKNOWN | ITEM
        408 | ModelTimeoutException         | took too long                                    | UNKNOWN_OUTCOME   | UNKNOWN | ITEM
        424 | ModelErrorException           | the model failed                                 | UNKNOWN_OUTCOME   | UNKNOWN | ITEM
        400 | ValidationException           | Malformed input request: extraneous key [x]      | INVALID_REQUEST   | NO      | ITEM
        400 | ValidationException           | This request has been blocked by our content filters. | CONTENT_REJECTED | UNKNOWN | ITEM
        400 | ValidationException           | The provided model identifier is invalid.        | MODEL_UNAVAILABLE | NO      | BATCH
        400 | ValidationException           | Invocation with on-demand throughput isn't supported | MODEL_UNAVAILABLE | NO  | BATCH
        400 | ServiceQuotaExceededException | Your request exceeds the service quota           | DAILY_QUOTA       | NO      | BATCH
        401 | ''                            | no                                               | UNAUTHORIZED      | NO      | BATCH
        403 | AccessDeniedException         | You don't have access to the model               | UNAUTHORIZED      | NO      | BATCH
        403 | AccessDeniedException         | Model access is denied due to INVALID_PAYMENT_INSTRUMENT | OUT_OF_CREDIT | NO  | BATCH
        402 | ''                            | pay first                                        | OUT_OF_CREDIT     | NO      | BATCH
        403 | ExpiredTokenException         | The security token is expired                    | UNAUTHORIZED      | NO      | BATCH
        400 | ExpiredTokenException         | The security token is expired                    | UNAUTHORIZED      | NO      | BATCH
        400 | UnrecognizedClientException   | The security token is invalid                    | UNAUTHORIZED      | NO      | BATCH
        400 | IncompleteSignature           | no signature                                     | UNAUTHORIZED      | NO      | BATCH
        404 | ResourceNotFoundException     | reached the end of its life                      | MODEL_UNAVAILABLE | NO      | BATCH
        404 | ResourceNotFoundException     | Access denied. This Model is marked by provider as Legacy | MODEL_UNAVAILABLE | NO | BATCH
        413 | ''                            | too large                                        | INVALID_REQUEST   | NO      | ITEM
        409 | ConflictException             | conflict                                         | TRANSIENT         | NO      | ITEM
        301 | ''                            | moved                                            | UNREACHABLE       | NO      | ITEM
        """)
    void answer_ofError_becomesItsKind(
            int status, String code, String message, FailureKind kind, Charged charged, Ends ends) {
        server.answers(error(status, code, "{\"message\":\"" + message + "\"}"));

        ProviderException failure = failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.charged()).isEqualTo(charged);
        assertThat(failure.ends()).isEqualTo(ends);
        assertThat(failure).hasMessageContaining(message.substring(0, Math.min(20, message.length())));
        assertThat(failure.requestId()).contains("the-request");
        assertThat(server.generations()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"500, TRANSIENT", "503, TRANSIENT", "429, RATE_LIMITED", "400, INVALID_REQUEST"})
    void modelError_goesByTheModelsOwnStatus(int original, FailureKind kind) {
        server.answers(
                error(424, "ModelErrorException", "{\"message\":\"failed\",\"originalStatusCode\":" + original + "}"));

        assertThat(failure().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Retry-After          | 3                             | slow down                  | PT3S
        Retry-After          | 1.5                           | slow down                  | PT1.5S
        x-amz-retry-after    | 250                           | slow down                  | PT0.25S
        retry-after-ms       | 900                           | slow down                  | PT0.9S
        Retry-After          | Sat, 21 Nov 2026 10:00:30 GMT | slow down                  | PT30S
        Retry-After          | Sat, 21 Nov 2026 09:00:00 GMT | slow down                  | PT0S
        Retry-After          | soon                          | slow down                  |
        Retry-After          | -4                            | slow down                  |
        Retry-After          | 99999999999999999999          | slow down                  |
        X-Other              | 3                             | Try again in 12 seconds.   | PT12S
        X-Other              | 3                             | please wait 2 minutes      | PT2M
        X-Other              | 3                             | retry after 200ms          | PT0.2S
        """)
    void rateLimit_tellsHowLongToWait(String header, String value, String message, Duration wait) {
        server.answers(error(429, "ThrottlingException", "{\"message\":\"" + message + "\"}")
                .withHeader("Date", "Sat, 21 Nov 2026 10:00:00 GMT")
                .withHeader(header, value));

        assertThat(failure().retryAfter()).isEqualTo(Optional.ofNullable(wait));
    }

    @Test
    void answer_quotingPromptAndAtLength_isCutToOneSafeLine() {
        server.answers(error(
                400,
                "ValidationException",
                "{\"message\":\"bad text: " + Calls.PROMPT + "\\nsecond line" + "x".repeat(5000) + "\"}"));

        ProviderException failure = failure();

        assertThat(failure).hasMessage("Bedrock answered 400: bad text: [prompt]");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString())
                .doesNotContain(Calls.PROMPT)
                .doesNotContain(Calls.KEY)
                .doesNotContain("second line");
    }

    @ParameterizedTest
    @CsvSource({"500, TRANSIENT", "404, MODEL_UNAVAILABLE", "403, UNAUTHORIZED"})
    void errorPage_ofHtml_goesByItsStatus(int status, FailureKind kind) {
        server.answers(FakeAnswer.of(
                status, "text/html", "<html>no JSON</html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

        assertThat(failure().kind()).isEqualTo(kind);
    }

    private static FakeAnswer error(int status, String code, String body) {
        FakeAnswer answer = AnsweringServer.json(status, body).withHeader("x-amzn-requestid", "the-request");
        return code.isEmpty() ? answer : answer.withHeader("x-amzn-errortype", code + ":http://internal/");
    }

    private ProviderException failure() {
        return catchThrowableOfType(
                ProviderException.class, () -> bedrock.invoke(Calls.call(), Optional.empty(), Calls.BODY));
    }
}

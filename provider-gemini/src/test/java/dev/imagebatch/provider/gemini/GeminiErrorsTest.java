package dev.imagebatch.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureKind.Ends;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiErrorsTest {

    @ParameterizedTest(name = "{0} {1} {2} -> {4}")
    @DisplayName("Every error has its kind, its end and its wait")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            400 | INVALID_ARGUMENT    | Invalid value at generation_config              | -                                        | INVALID_REQUEST   | ITEM  | -     | -
            400 | INVALID_ARGUMENT    | API key not valid. Please pass a valid API key. | {"reason":"API_KEY_INVALID"}             | UNAUTHORIZED      | BATCH | -     | -
            400 | INVALID_ARGUMENT    | Some words of another kind                      | {"reason":"API_KEY_INVALID"}             | UNAUTHORIZED      | BATCH | -     | -
            400 | INVALID_ARGUMENT    | API key expired. Please renew the API key.      | -                                        | UNAUTHORIZED      | BATCH | -     | -
            400 | INVALID_ARGUMENT    | Model does not support the requested response modalities: image | -        | MODEL_UNAVAILABLE | BATCH | -     | -
            400 | FAILED_PRECONDITION | User location is not supported for the API use. | -                                        | MODEL_UNAVAILABLE | BATCH | -     | -
            400 | FAILED_PRECONDITION | Please enable billing on your project.          | -                                        | OUT_OF_CREDIT     | BATCH | -     | -
            400 | FAILED_PRECONDITION | Something else                                  | -                                        | UNAUTHORIZED      | BATCH | -     | -
            401 | UNAUTHENTICATED     | Request had invalid credentials                 | -                                        | UNAUTHORIZED      | BATCH | -     | -
            402 | -                   | Payment required                                | -                                        | OUT_OF_CREDIT     | BATCH | -     | -
            403 | PERMISSION_DENIED   | The caller does not have permission             | -                                        | UNAUTHORIZED      | BATCH | -     | -
            403 | PERMISSION_DENIED   | Billing is off                                  | {"reason":"BILLING_DISABLED"}            | OUT_OF_CREDIT     | BATCH | -     | -
            404 | NOT_FOUND           | models/x is not found for API version v1beta    | -                                        | MODEL_UNAVAILABLE | BATCH | -     | -
            408 | -                   | Request timeout                                 | -                                        | UNKNOWN_OUTCOME   | ITEM  | -     | -
            413 | -                   | Request too large                               | -                                        | INVALID_REQUEST   | ITEM  | -     | -
            429 | RESOURCE_EXHAUSTED  | You exceeded your current quota, please check your plan and billing details. | {"retryDelay":"55s"} | RATE_LIMITED | ITEM | 55000 | -
            429 | RESOURCE_EXHAUSTED  | Too many                                        | {"retryDelay":"0.25s"}                   | RATE_LIMITED      | ITEM  | 250   | Retry-After: 9
            429 | RESOURCE_EXHAUSTED  | Too many                                        | -                                        | RATE_LIMITED      | ITEM  | 3000  | Retry-After: 3
            429 | RESOURCE_EXHAUSTED  | Too many                                        | -                                        | RATE_LIMITED      | ITEM  | 90000 | Retry-After: Thu, 01 Jan 2026 00:01:30 GMT
            429 | RESOURCE_EXHAUSTED  | Too many                                        | -                                        | RATE_LIMITED      | ITEM  | 0     | Retry-After: Wed, 31 Dec 2025 00:00:00 GMT
            429 | RESOURCE_EXHAUSTED  | Too many                                        | -                                        | RATE_LIMITED      | ITEM  | 1500  | retry-after-ms: 1500
            429 | RESOURCE_EXHAUSTED  | Please retry in 34.074824224s.                  | -                                        | RATE_LIMITED      | ITEM  | 34074 | -
            429 | RESOURCE_EXHAUSTED  | Please retry in 250.5ms.                        | -                                        | RATE_LIMITED      | ITEM  | 250   | -
            429 | RESOURCE_EXHAUSTED  | Too many                                        | -                                        | RATE_LIMITED      | ITEM  | -     | Retry-After: soon
            429 | RESOURCE_EXHAUSTED  | Too many                                        | {"retryDelay":"999999999s"}              | RATE_LIMITED      | ITEM  | -     | -
            429 | RESOURCE_EXHAUSTED  | Too many                                        | {"violations":[{"quotaId":"RequestsPerMinutePerProject","quotaValue":"10"}]} | RATE_LIMITED | ITEM | - | -
            429 | RESOURCE_EXHAUSTED  | Too many                                        | {"violations":[{"quotaId":"RequestsPerDayPerProject","quotaValue":"100"}]}   | DAILY_QUOTA  | BATCH | - | -
            429 | RESOURCE_EXHAUSTED  | Too many                                        | {"violations":[{"quotaId":"RequestsPerDayPerProject","quotaValue":"0"}]}     | OUT_OF_CREDIT | BATCH | - | -
            429 | RESOURCE_EXHAUSTED  | Your prepayment credits are depleted.           | -                                        | OUT_OF_CREDIT     | BATCH | -     | -
            499 | CANCELLED           | The operation was cancelled                     | -                                        | UNKNOWN_OUTCOME   | ITEM  | -     | -
            500 | INTERNAL            | An internal error has occurred                  | -                                        | TRANSIENT         | ITEM  | -     | -
            501 | UNIMPLEMENTED       | Not here                                        | -                                        | REFUSED           | ITEM  | -     | -
            502 | -                   | Bad gateway                                     | -                                        | TRANSIENT         | ITEM  | -     | -
            503 | UNAVAILABLE         | The model is overloaded                         | -                                        | TRANSIENT         | ITEM  | 7000  | Retry-After: 7
            504 | DEADLINE_EXCEEDED   | Deadline expired                                | -                                        | TRANSIENT         | ITEM  | -     | -
            """)
    void error_ofStatusAndBody_hasItsKind(
            int status,
            String word,
            String message,
            String detail,
            FailureKind kind,
            Ends ends,
            Long waitMillis,
            String header) {
        String details = detail == null ? "" : ",\"details\":[" + detail + "]";
        String body = "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\",\"status\":\""
                + (word == null ? "" : word) + "\"" + details + "}}";

        ProviderException failure = failure(status, header == null ? "" : header, body);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.charged()).isEqualTo(kind.charged());
        assertThat(failure.ends()).isEqualTo(ends);
        assertThat(failure.retryAfter().map(Duration::toMillis).orElse(null)).isEqualTo(waitMillis);
        assertThat(failure).hasMessageContaining(String.valueOf(status)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @DisplayName("A body that is no error of the service's is judged by its status")
    @ValueSource(
            strings = {"", "<html>Bad Gateway</html>", "null", "[]", "[{\"error\":7}]", "{\"error\":\"text\"}", "{"})
    void error_strangeBody_isJudgedByItsStatus(String body) {
        assertThat(failure(502, "", body).kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure(404, "", body).kind()).isEqualTo(FailureKind.MODEL_UNAVAILABLE);
        assertThat(failure(307, "Location: http://127.0.0.1:1/", body).kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @ParameterizedTest
    @DisplayName("An error in a list, or with a friendly status, is one all the same")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "429 | [{\"error\":{\"code\":429,\"message\":\"quota per day\"}}]",
                "200 | {\"error\":{\"code\":429,\"message\":\"quota per day\"}}"
            })
    void error_inAnotherWrapping_isOne(int status, String body) {
        assertThat(failure(status, "", body).kind()).isEqualTo(FailureKind.DAILY_QUOTA);
    }

    @ParameterizedTest
    @DisplayName("Neither key nor prompt nor what is quoted of them is told")
    @ValueSource(
            strings = {
                "Consumer 'api_key:" + Providers.KEY + "' has been suspended.",
                "Invalid value: \\\"" + Providers.PROMPT + "\\\"",
                "Could not parse " + Providers.PROMPT,
                "Unknown: \\\"a red fox in the canary snow and more of it that was quoted\\\" at",
                "Cut: \\\"and more canary that was quoted and never ended"
            })
    void error_quotingSecrets_doesNotTellThem(String message) {
        ProviderException failure =
                failure(403, "", "{\"error\":{\"message\":\"" + message + "\",\"status\":\"PERMISSION_DENIED\"}}");

        assertThat(failure).hasMessageContaining("403 PERMISSION_DENIED").hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @DisplayName("A message is one line of bearable length")
    @ValueSource(strings = {"\\n\\u001b[31mred\\n", "\\u0000"})
    void error_hostileMessage_isOneLine(String message) {
        ProviderException failure =
                failure(500, "", "{\"error\":{\"message\":\"" + message + "ab ".repeat(5000) + "\"}}");

        assertThat(failure.getMessage()).hasSizeLessThan(400).doesNotContain("\n", "\u001b", "\0");
    }

    private static ProviderException failure(int status, String header, String body) {
        try (ErrorServer server = new ErrorServer(status, header, body);
                ImageProvider provider = new GeminiProviderFactory()
                        .create(Providers.settings(server.uri()).withTime(new ManualClock()))) {
            return Providers.failure(provider);
        }
    }
}

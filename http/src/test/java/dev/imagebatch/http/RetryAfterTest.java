package dev.imagebatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one table of waits, for every provider. */
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Retry-After: 3                                                       | slow down                  | PT3S
        Retry-After: 1.5                                                     | slow down                  | PT1.5S
        retry-after-ms: 900                                                  | slow down                  | PT0.9S
        x-amz-retry-after: 250                                               | slow down                  | PT0.25S
        Retry-After: 1; retry-after-ms: 467                                  | slow down                  | PT0.467S
        Retry-After: 2; retry-after-ms: 467                                  | slow down                  | PT2S
        Retry-After: 1; retry-after-ms: 0                                    | slow down                  | PT1S
        Retry-After: Sat, 21 Nov 2026 10:01:00 GMT                           | slow down                  | PT1M
        Retry-After: Sat, 21 Nov 2026 11:00:30 GMT; Date: Sat, 21 Nov 2026 11:00:00 GMT | slow down       | PT30S
        Retry-After: Sat, 21 Nov 2026 09:00:00 GMT                           | slow down                  | PT0S
        Retry-After: Sat, 21 Nov 2026 09:00:00 GMT; Date: Sat, 21 Nov 2026 10:00:00 GMT | slow down       | PT0S
        X: 1                                                                 | try again in 1m30s         | PT1M30S
        X: 1                                                                 | try again in 1m30.5s       | PT1M30.5S
        X: 1                                                                 | Try again in 2 hours.      | PT2H
        X: 1                                                                 | Try again in 12 seconds.   | PT12S
        X: 1                                                                 | please wait 2 minutes      | PT2M
        X: 1                                                                 | retry after 200ms          | PT0.2S
        X: 1                                                                 | Retry in 34.074824224s.    | PT34.074824224S
        X: 1                                                                 | try again in 6m0s. Visit 5 | PT6M
        X: 1                                                                 | try again in 1h2m3s        | PT1H2M3S
        Retry-After: 5                                                       | try again in 60s           | PT1M
        Retry-After: 60                                                      | try again in 5s            | PT1M
        Retry-After: 1                                                       | try again in 467ms         | PT0.467S
        Retry-After: soon; retry-after-ms: never                             | try again later            |
        Retry-After: -4                                                      | slow down                  |
        Retry-After: 99999999999999999999                                    | slow down                  |
        X: 1                                                                 | 5 seconds were too long    |
        X: 1                                                                 | retry 3 messages           |
        """)
    void of_headersAndMessage_isTheLongestWait(String headers, String message, Duration wait) {
        assertThat(RetryAfter.of(headers(headers)::get, message, NOW)).isEqualTo(Optional.ofNullable(wait));
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new HashMap<>();
        for (String header : text.split("; ")) {
            String[] parts = header.split(": ", 2);
            headers.put(parts[0], parts[1]);
        }
        return headers;
    }
}

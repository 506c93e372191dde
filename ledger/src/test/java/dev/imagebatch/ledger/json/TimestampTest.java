package dev.imagebatch.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-11-21T15:10:24.430533402Z",
                "2026-11-21T15:10:24.5Z",
                "2024-02-29T23:59:59.000000001Z",
                "0000-01-01T00:00:00Z",
                "2026-11-21T24:00:00Z",
                "2026-06-30T23:59:60Z",
                "2026-11-21T15:10Z",
                "2026-11-21T15:10:24.Z",
                "+12026-11-21T15:10:24Z",
                "-0044-03-15T12:00:00Z"
            })
    void parse_ofAnyInstant_isWhatTheLibraryReads(String text) {
        assertThat(outcome(() -> Timestamp.parse(text))).isEqualTo(outcome(() -> Instant.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-11-21T15:60:00Z",
                "2026-11-21 15:10:24Z",
                "2026-11-21T15:10:24.1234567890Z",
                "2026-11-21T15:10:24.12x4Z",
                "2026-11-21T15:10:2xZ",
                "2026-11-21T15:10:24"
            })
    void parse_ofSomethingElse_isRefused(String text) {
        assertThatThrownBy(() -> Timestamp.parse(text)).isInstanceOf(DateTimeException.class);
    }

    private interface Parsing {
        Instant parse();
    }

    private static Object outcome(Parsing parsing) {
        try {
            return parsing.parse();
        } catch (DateTimeException e) {
            return DateTimeException.class;
        }
    }
}

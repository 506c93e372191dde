package dev.imagebatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayFormatTest {

    @ParameterizedTest
    @CsvSource({
        "-5, 0.0 s",
        "400, 0.4 s",
        "8240, 8.2 s",
        "9999, 10.0 s",
        "12400, 12 s",
        "59600, 1 min",
        "75000, 1 min 15 s",
        "3600000, 1 h",
        "3900000, 1 h 5 min"
    })
    void duration_hasTheUnitsThatMatter(long millis, String text) {
        assertThat(DisplayFormat.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 1 s", "1400, 1 s", "9600, 10 s", "160000, 2 min 40 s"})
    void estimate_isInWholeSeconds(long millis, String text) {
        assertThat(DisplayFormat.estimate(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void count_hasItsNoun() {
        assertThat(DisplayFormat.count(1, "image")).isEqualTo("1 image");
        assertThat(DisplayFormat.count(0, "image")).isEqualTo("0 images");
        assertThat(DisplayFormat.count(12_345, "image")).isEqualTo("12,345 images");
    }

    @ParameterizedTest
    @CsvSource({"999, 999 B", "12000, 12 kB", "1230000, 1.2 MB"})
    void bytes_haveADecimalUnit(long length, String text) {
        assertThat(DisplayFormat.bytes(length)).isEqualTo(text);
    }
}

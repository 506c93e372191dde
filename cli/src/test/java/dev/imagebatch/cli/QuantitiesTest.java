package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({"200ms,PT0.2S", "2s,PT2S", "1.5s,PT1.5S", "5m,PT5M", "1h,PT1H", "2d,PT48H", "PT5M,PT5M", "0s,PT0S"})
    void duration_isRead(String text, Duration duration) {
        assertThat(Quantities.duration(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-2s", "PT-5S", "P", "1e9s", "999999999d", "PT999999999999999H", "2 weeks"})
    void duration_ofAnotherShape_isRefused(String text) {
        assertThatThrownBy(() -> Quantities.duration(text)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @CsvSource({"600,600", "600/min,600", "5/s,300", "30/h,0.5", "0.5/m,0.5"})
    void rate_isReadAsImagesAMinute(String text, double rate) {
        assertThat(Quantities.perMinute(text)).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "fast", "5/day/s", "NaN", "Infinity"})
    void rate_ofAnotherShape_isRefused(String text) {
        assertThatThrownBy(() -> Quantities.perMinute(text)).isInstanceOf(TypeConversionException.class);
    }
}

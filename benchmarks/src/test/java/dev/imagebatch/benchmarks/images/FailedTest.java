package dev.imagebatch.benchmarks.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedTest {

    @ParameterizedTest
    @CsvSource({
        "ended with 1: OutOfMemoryError: Java heap space, OutOfMemoryError",
        "'ended with 1: ', failed",
        "'ended with 137: ', not done in time",
        "ended with 137: OutOfMemoryError, 'OutOfMemoryError, not done in time'"
    })
    void inWords_endOfAProcess_saysWhatKindItIs(String end, String words) {
        assertThat(Failed.inWords(end)).isEqualTo(words);
    }

    @Test
    void kind_causeBelowOthers_isTheDeepest() {
        assertThat(Failed.kind(new IOException(new IllegalStateException(new OutOfMemoryError()))))
                .isEqualTo("OutOfMemoryError");
    }
}

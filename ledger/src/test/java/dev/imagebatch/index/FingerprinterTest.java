package dev.imagebatch.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.Fingerprint;
import org.junit.jupiter.api.Test;

class FingerprinterTest {

    private final Fingerprinter fingerprinter = new Fingerprinter();

    @Test
    void text_isReadBack() {
        Fingerprint fingerprint = fingerprinter.of("fox");

        assertThat(Fingerprint.parse(fingerprint.toString())).isEqualTo(fingerprint);
        assertThat(fingerprint.toString()).startsWith(fingerprint.brief());
        assertThatThrownBy(() -> Fingerprint.parse("xyz")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void derived_dependsOnEveryWord() {
        Fingerprint fox = fingerprinter.of("fox");

        assertThat(fingerprinter.derived(fox, "a", "b"))
                .isNotEqualTo(fingerprinter.derived(fox, "ab"))
                .isEqualTo(fingerprinter.derived(fox, "a", "b"));
    }
}

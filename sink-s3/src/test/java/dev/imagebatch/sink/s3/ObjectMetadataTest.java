package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What objects say of themselves, within 2 KB of printable US-ASCII. */
class ObjectMetadataTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "漢", "🎨", "%"})
    @DisplayName("Metadata stays below 2 KB and leaves out what does not fit")
    void altText_tooLong_isLeftOut(String letter) {
        String fits = letter.repeat(100);
        assertThat(metadata(fits)).containsKey("alt-text");
        assertThat(size(metadata(fits))).isLessThanOrEqualTo(2048);

        Map<String, String> without = metadata(letter.repeat(2000));
        assertThat(without).doesNotContainKey("alt-text").containsKeys("sha256", "fingerprint", "specification");
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\r\nx-amz-acl: public-read", "\u0000\u007f", " two  spaces\t ", "ünï 100%"})
    @DisplayName("Any text becomes what a header can hold")
    void altText_anyCharacters_isPrintable(String text) {
        assertThat(metadata(text).get("alt-text"))
                .matches("[!-~]([ -~]*[!-~])?")
                .doesNotContain("  ");
    }

    private static Map<String, String> metadata(String altText) {
        return ObjectMetadata.ofImage(Pictures.described("hero.png", "one", altText));
    }

    private static int size(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .mapToInt(entry ->
                        ("x-amz-meta-" + entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}

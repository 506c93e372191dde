package dev.imagebatch.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("../../etc/passwd", "etc-passwd"),
                arguments("..", "none"),
                arguments(".", "none"),
                arguments("...", "none"),
                arguments("", "none"),
                arguments("   ", "none"),
                arguments("/etc/passwd", "etc-passwd"),
                arguments("C:\\Windows\\system32", "C-Windows-system32"),
                arguments("C:relative", "C-relative"),
                arguments("\\\\server\\share", "server-share"),
                arguments("file:///etc/passwd", "file-etc-passwd"),
                arguments("name.png:stream", "name.png-stream"),
                arguments("nul\u0000byte", "nul-byte"),
                arguments("line\r\nbreak", "line-break"),
                arguments("tab\tbell\u0007\u007f\u0085", "tab-bell"),
                arguments("<>:\"/\\|?*", "none"),
                arguments("a<b>c:d\"e/f\\g|h?i*j", "a-b-c-d-e-f-g-h-i-j"),
                arguments(".hidden", "hidden"),
                arguments(".imagebatch", "imagebatch"),
                arguments("trailing. . .", "trailing"),
                arguments(" spaces around ", "spaces-around"),
                arguments("-rf", "rf"),
                arguments("~root", "root"),
                arguments("$(reboot);`id`&", "reboot-id"),
                arguments("%2e%2e%2f", "2e-2e-2f"),
                arguments("a..b", "a.b"),
                arguments("a--b__c", "a--b__c"),
                arguments("a - b", "a-b"),
                arguments("0", "0"),
                arguments("CON", "_CON"),
                arguments("con", "_con"),
                arguments("PRN.txt", "_PRN.txt"),
                arguments("aux.", "_aux"),
                arguments("NUL .png", "NUL-.png"),
                arguments("COM1", "_COM1"),
                arguments("lpt9.tar.gz", "_lpt9.tar.gz"),
                arguments("COM\u00b9", "COM"),
                arguments("CONSOLE", "CONSOLE"),
                arguments("COM10", "COM10"),
                arguments("evil\u202Egnp.exe", "evilgnp.exe"),
                arguments("\u2066isolated\u2069", "isolated"),
                arguments("zero\u200Bwidth\uFEFF", "zerowidth"),
                arguments("tag\uDB40\uDC41gone", "taggone"),
                arguments("\u3164", "none"),
                arguments("lone\uD83Dsurrogate\uDE00", "lone-surrogate"),
                arguments("party 🎉 time", "party-time"),
                arguments("🎉", "none"),
                arguments("family 👨\u200D👩\u200D👧", "family"),
                arguments("cafe\u0301", "caf\u00e9"),
                arguments("cafe\u200D\u0301", "caf\u00e9"),
                arguments("\u0301mark first", "mark-first"),
                arguments("हिन्दी", "हिन्दी"),
                arguments("東京タワー", "東京タワー"),
                arguments("\u212Aelvin", "Kelvin"),
                arguments("full／width＼", "full-width"),
                arguments("one\u2024two", "one-two"),
                arguments("a\u00a0b\u2003c", "a-b-c"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void segment_ofHostileText_isPortable(String text, String name) {
        assertThat(SafeName.segment(text, 120)).isEqualTo(name);
    }

    @Test
    void segment_ofNoise_keepsEveryRule() {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            String name = SafeName.segment(noise(random), 60);

            assertThat(name).isNotEmpty().doesNotContain("/", "\\", "..", "\u0000", "\u202E", " ");
            assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(60);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
            assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
            assertThat(name.charAt(0)).isNotIn('.', '-', ' ');
            assertThat(name.charAt(name.length() - 1)).isNotIn('.', '-', ' ');
            assertThat(SafeName.segment(name, 60))
                    .as("a safe name is left alone")
                    .isEqualTo(name);
        }
    }

    @Test
    void segment_thatIsTooLong_isCutBetweenCodePoints() {
        assertThat(SafeName.segment("x".repeat(5_000), 120)).isEqualTo("x".repeat(120));
        assertThat(SafeName.segment("é".repeat(5_000), 121)).isEqualTo("é".repeat(60));
        assertThat(SafeName.segment("界".repeat(5_000), 121)).isEqualTo("界".repeat(40));
        assertThat(SafeName.segment("𠀋".repeat(5_000), 123)).isEqualTo("𠀋".repeat(30));
        assertThat(SafeName.segment("a".repeat(119) + ".b", 120)).isEqualTo("a".repeat(119));
    }

    @Test
    void segment_ofALongReservedName_staysShort() {
        assertThat(SafeName.segment("con." + "x".repeat(200), 120)).hasSize(120).startsWith("_con.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A cat. A dog, and 3.5 birds_of prey! | a-cat-a-dog-and-3-5-birds-of-prey",
                "Crème Brûlée à la façon de Zoë       | creme-brulee-a-la-facon-de-zoe",
                "İstanbul IŞIĞI                       | istanbul-isigi",
                "Straße                               | straße",
                "Йод и ёлка                           | йод-и-ёлка",
                "ガラスの靴                            | ガラスの靴",
                "한국                                  | 한국",
                "!!!                                  | none",
                "../../x                              | x",
            })
    void slug_isLowerCaseWithoutAccentsOfLatinLetters(String prompt, String slug) {
        assertThat(Slug.of(prompt)).isEqualTo(slug);
    }

    @Test
    void slug_takesFiftyCharactersOfThePrompt() {
        assertThat(Slug.of("a".repeat(49) + "bcd")).isEqualTo("a".repeat(49) + "b");
        assertThat(Slug.of("\n\t " + "a".repeat(5_000))).hasSize(50);
        assertThat(Slug.of("𠀋".repeat(5_000))).isEqualTo("𠀋".repeat(50));
        assertThat(Slug.of("word ".repeat(1_000))).isEqualTo("word-word-word-word-word-word-word-word-word-word");
        assertThat(Slug.of("e" + "\u0301".repeat(5_000))).isEqualTo("e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Straße.png", "STRASSE.png", "strasse.PNG"})
    void folded_namesThatSomeSystemsTakeAsOne_areOne(String name) {
        assertThat(FoldedName.of(name)).isEqualTo("strasse.png");
    }

    @Test
    void folded_composedAndDecomposed_areOne() {
        assertThat(FoldedName.of("CAFE\u0301")).isEqualTo(FoldedName.of("caf\u00e9"));
        assertThat(FoldedName.of("ΟΔΟΣ")).isEqualTo(FoldedName.of("οδος")).isEqualTo(FoldedName.of("οδοσ"));
        assertThat(FoldedName.of("a")).isNotEqualTo(FoldedName.of("b"));
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(120);
        for (int i = 0; i < length; i++) {
            int range = random.nextInt(4);
            int bound = range == 0 ? 0x80 : range == 1 ? 0x500 : range == 2 ? 0x10000 : 0x110000;
            text.appendCodePoint(random.nextInt(bound));
        }
        return text.toString();
    }
}

package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {

    private static final String TOO_LONG = "the line is longer than the maximum of 4 MiB; it was skipped";

    private static final byte[] START = "prompt,n\tid\n{\"prompt\":\"a\",\"n\":1}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n  \r\n", "\uFEFF"})
    void file_withoutSpecifications_saysSo(String content) throws IOException {
        assertThat(Entries.problems(Entries.file(folder, "empty.jsonl", content)))
                .containsExactly("empty.jsonl: holds no specifications");
        assertThat(Entries.problems(Entries.file(folder, "empty.txt", content)))
                .containsExactly("empty.txt: holds no specifications");
        assertThat(Entries.problems(Entries.file(folder, "empty.csv", content)))
                .containsExactly("empty.csv: holds no specifications");
    }

    @Test
    void table_withAHeaderOnly_holdsNoSpecifications() throws IOException {
        assertThat(Entries.problems(Entries.file(folder, "empty.tsv", "prompt\tn\n")))
                .containsExactly("empty.tsv: holds no specifications");
    }

    @Test
    void path_thatIsNoFileOfSpecifications_isToldWhy() throws IOException {
        Path sub = Files.createDirectory(folder.resolve("sub.csv"));

        assertThat(Entries.problems(SpecificationFile.at(sub)))
                .containsExactly("sub.csv: is a folder; name a file in it");
        assertThat(Entries.problems(SpecificationFile.at(folder.resolve("gone.csv"))))
                .containsExactly("gone.csv: does not exist");
        assertThat(SpecificationFile.at(folder.resolve("gone.csv")).notices()).isEmpty();
        assertThat(Entries.problems(Entries.file(folder, "specs.xlsx", "PK")))
                .containsExactly(
                        "specs.xlsx: has an unknown format; its name must end in one of .jsonl, .ndjson, .csv, .tsv, .txt");
        assertThat(SpecificationFile.at(folder.resolve("specs.xlsx")).kind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary.jsonl", "binary.csv", "binary.tsv", "binary.txt"})
    void file_thatIsBinary_isRefusedOnce(String name) throws IOException {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, '\n', 0, '\n'};

        assertThat(Entries.problems(Entries.file(folder, name, png)))
                .containsExactly(name + ": is not a text file in UTF-8; if it is text, save it as UTF-8");
        assertThat(Entries.problems(Entries.file(folder, name, new byte[] {'a', 0, 'b', '\n', 'c', '\n'})))
                .containsExactly(name + ": is not a text file in UTF-8; if it is text, save it as UTF-8");
        assertThat(Entries.file(folder, name, png).notices()).isEmpty();
    }

    @Test
    void file_inUtf16_isRefusedOnce() throws IOException {
        assertThat(Entries.problems(
                        Entries.file(folder, "wide.txt", "\uFEFFa\nb\n".getBytes(StandardCharsets.UTF_16LE))))
                .containsExactly("wide.txt: is a text file in UTF-16; save it as UTF-8");
        assertThat(Entries.problems(
                        Entries.file(folder, "wide.csv", "\uFEFFa\nb\n".getBytes(StandardCharsets.UTF_16BE))))
                .containsExactly("wide.csv: is a text file in UTF-16; save it as UTF-8");
    }

    @Test
    void line_withBytesThatAreNoText_spoilsItselfOnly() throws IOException {
        byte[] content = "first\n?Latin\nlast?\nlonely ??\nend\n".getBytes(StandardCharsets.UTF_8);
        content[6] = (byte) 0xE9;
        content[17] = 0;
        content[26] = (byte) 0xC0;
        content[27] = (byte) 0x80;
        SpecificationFile file = Entries.file(folder, "mixed.txt", content);

        assertThat(Entries.problems(file))
                .containsExactly(
                        "mixed.txt:2: is not valid UTF-8; save the file as UTF-8",
                        "mixed.txt:3: contains a NUL byte and is not text",
                        "mixed.txt:4: is not valid UTF-8; save the file as UTF-8");
        assertThat(Entries.prompts(file)).containsExactly("first", "end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"long.jsonl", "long.txt"})
    void line_ofAHundredMegabytes_isSkippedInLittleMemory(String name) throws IOException {
        Path path = folder.resolve(name);
        String good = name.endsWith("txt") ? "good\n" : "{\"prompt\": \"good\"}\n";
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            out.write(good.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write(megabyte);
            }
            out.write(("\n" + good).getBytes(StandardCharsets.UTF_8));
        }

        List<SpecificationEntry> entries = Entries.read(SpecificationFile.at(path));

        assertThat(entries)
                .extracting(SpecificationEntry::location)
                .containsExactly(path + ":1", path + ":2", path + ":3");
        assertThat(entries.get(1).problems()).singleElement().asString().isEqualTo(path + ":2: " + TOO_LONG);
        assertThat(entries.get(2).specification())
                .map(ImageSpecification::prompt)
                .contains("good");
        assertThat(largestBuffer(path)).isLessThan(5 << 20);
    }

    @Test
    void line_asLongAsTheLimit_isRead() throws IOException {
        String padding = " ".repeat(SourceLineReader.LIMIT - "{\"prompt\": \"good\"}".length());

        assertThat(Entries.prompts(Entries.file(folder, "a.jsonl", padding + "{\"prompt\": \"good\"}\nrest")))
                .containsExactly("good");
        assertThat(Entries.problems(Entries.file(folder, "b.jsonl", padding + " {\"prompt\": \"good\"}\n")))
                .containsExactly("b.jsonl:1: " + TOO_LONG);
        assertThat(Entries.problems(Entries.file(folder, "c.jsonl", padding + " {\"prompt\": \"good\"}")))
                .containsExactly("c.jsonl:1: " + TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`[{\"prompt\": \"a\"},\n {\"prompt\": \"b\"}]\n`",
                "`{\n  \"prompt\": \"a\"\n}\n`",
                "` [\n`",
            })
    void json_overSeveralLines_isRefusedOnce(String content) throws IOException {
        assertThat(Entries.problems(Entries.file(folder, "array.jsonl", content)))
                .containsExactly("array.jsonl:1: begins JSON that goes over several lines; write each specification as"
                        + " one object on a line of its own (jq -c '.[]' does that to an array)");
    }

    @Test
    void json_nestedDeeply_isRefused() throws IOException {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        SpecificationFile file = Entries.file(
                folder,
                "deep.jsonl",
                "{\"prompt\": \"a\", \"options\": {\"p\": {\"k\": " + deep + "}}}\n{\"prompt\": \"a\", \"no\": " + deep
                        + "}\n");

        assertThat(Entries.problems(file))
                .hasSize(3)
                .filteredOn(problem -> !problem.contains("unknown field"))
                .allMatch(problem -> problem.endsWith("it is nested more than 50 levels deep"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e99999999999999999999", "-1e-999999999", "0.1e2147483648"})
    void json_withHugeNumbers_keepsThemAsWritten(String number) throws IOException {
        String lines = """
                {"prompt": "a", "tags": {"t": %1$s}, "options": {"p": {"k": [%1$s]}}}
                {"prompt": "a", "seed": %1$s}
                """;
        SpecificationFile file = Entries.file(folder, "huge.jsonl", lines.formatted(number));

        assertThat(Entries.specifications(file).map(ImageSpecification::options))
                .containsExactly(Map.of("p", Map.of("k", "[" + number + "]")));
        assertThat(Entries.problems(file))
                .containsExactly("huge.jsonl:2: seed: must be a whole number, is a number: " + number);
    }

    @Test
    void json_withANumberOfTooManyDigits_isRefused() throws IOException {
        SpecificationFile file =
                Entries.file(folder, "digits.jsonl", "{\"prompt\": \"a\", \"seed\": " + "9".repeat(100_000) + "}\n");

        assertThat(Entries.problems(file))
                .singleElement()
                .asString()
                .endsWith("a name or number is longer than any that makes sense here");
    }

    @Test
    void json_withDuplicateKeysInAnOption_isRefused() throws IOException {
        SpecificationFile file = Entries.file(
                folder, "twice.jsonl", "{\"prompt\": \"a\", \"options\": {\"p\": {\"k\": {\"a\": 1, \"a\": 2}}}}\n");

        assertThat(Entries.problems(file)).containsExactly("twice.jsonl:1: is not valid JSON: a key is there twice");
    }

    @Test
    void line_withThousandsOfMistakes_tellsTheFirstAndCountsTheRest() throws IOException {
        StringBuilder line = new StringBuilder("{\"prompt\": \"a\"");
        for (int i = 0; i < 5_000; i++) {
            line.append(", \"unknown-").append(i).append("\": 1");
        }
        SpecificationFile file =
                Entries.file(folder, "many.jsonl", line.append("}").toString());

        assertThat(Entries.problems(file)).hasSize(21).last().isEqualTo("many.jsonl:1: and 4980 more mistakes");
    }

    @Test
    void message_withControlCharacters_staysOnOneLineAndInOrder() throws IOException {
        SpecificationFile file =
                Entries.file(folder, "a.jsonl", "{\"prompt\": \"a\", \"size\": \"1\\n2\\u001b[31m\\u202e\"}");

        assertThat(Entries.problems(file)).singleElement().asString().endsWith("is \"1?2?[31m?\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fuzz.jsonl", "fuzz.csv", "fuzz.tsv", "fuzz.txt"})
    void bytes_atRandom_yieldEntriesAndNothingElse(String name) throws IOException {
        Random random = new Random(20_261_121);
        byte[] letters = "{}[]\":,\\|\t\r\n\n aprompt01.e-x\u00e9\u2028".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2_000; round++) {
            byte[] content = random.nextBoolean() ? START.clone() : new byte[0];
            int kept = content.length;
            content = Arrays.copyOf(content, kept + random.nextInt(200));
            for (int i = kept; i < content.length; i++) {
                content[i] =
                        random.nextInt(20) == 0 ? (byte) random.nextInt() : letters[random.nextInt(letters.length)];
            }
            if (kept > 0 && random.nextBoolean()) {
                content[random.nextInt(kept)] = letters[random.nextInt(letters.length)];
            }
            byte[] bytes = content;
            SpecificationFile file = SpecificationFile.at(Path.of(name));
            List<SpecificationEntry> entries = Entries.read(file.reader(() -> new ByteArrayInputStream(bytes)));
            boolean sound = entries.stream()
                    .allMatch(entry -> entry.specification().isPresent()
                            == entry.problems().isEmpty());

            assertThat(sound && !entries.isEmpty() && entries.size() <= content.length + 1)
                    .as("round %d", round)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"wide.csv,','", "wide.tsv,'\t'"})
    void row_withMillionsOfCells_isRefused(String name, String separator) throws IOException {
        String wide = separator.repeat(4_000_000);
        SpecificationFile file = Entries.file(folder, name, "prompt\na" + wide + "\nb\n");

        assertThat(Entries.problems(file)).containsExactly(name + ":2: has more than the maximum of 10000 cells");
        assertThat(Entries.prompts(file)).containsExactly("b");
    }

    private static int largestBuffer(Path path) throws IOException {
        try (SourceLineReader lines = SourceLineReader.open(Files.newInputStream(path))) {
            int largest = 0;
            while (lines.next()) {
                largest = Math.max(largest, lines.buffer().length);
            }
            return largest;
        }
    }

    @Test
    void reader_afterItsEnd_staysAtItsEnd() throws IOException {
        try (SpecificationReader reader = Entries.file(folder, "one.txt", "a").open()) {
            assertThat(reader.next()).isNotNull();
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
        }
    }
}

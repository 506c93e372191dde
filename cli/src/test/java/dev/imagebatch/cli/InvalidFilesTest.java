package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cli.Invocation.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvalidFilesTest {

    private static final String[] MISTAKES = {
        "{\"id\":\"a\"}",
        "{\"prompt\":\"\"}",
        "{\"prompt\":\"x\",\"promt\":\"y\"}",
        "{\"prompt\":\"x\",\"n\":0}",
        "{\"prompt\":\"x\",\"n\":\"two\"}",
        "{\"prompt\":\"x\",\"size\":\"big\"}",
        "{\"prompt\":\"x\",\"width\":10}",
        "{\"prompt\":\"x\",\"size\":\"10x10\",\"aspectRatio\":\"1:1\"}",
        "{\"prompt\":\"x\",\"seed\":-1}",
        "{\"prompt\":5}",
        "{\"prompt\":null}",
        "[]",
        "\"text\"",
        "{",
        "{\"prompt\":\"x\"} {}",
        "{\"prompt\":\"x\",\"prompt\":\"y\"}",
        "{\"prompt\":\"x\",\"provider\":\"nobody\"}",
        "{\"prompt\":\"x\",\"references\":[\"missing.png\"]}",
        "{\"prompt\":\"x\",\"aspectRatio\":\"wide\"}",
        "{\"prompt\":\"x\",\"tags\":[1]}",
        "{\"prompt\":\"x\",\"usedBy\":\"\"}",
        "{\"prompt\":\"x\",\"height\":0,\"width\":1}",
    };

    @TempDir
    Path folder;

    @Test
    void manyMistakes_areAllToldWithTheirLine_andNothingIsMade() throws IOException {
        Path specs = Lines.file(folder, "s.jsonl", MISTAKES);

        Ended ended = Invocation.run("generate", specs, "--out", folder.resolve("out"), "--json");

        assertThat(ended.status()).isEqualTo(2);
        for (int line = 1; line <= MISTAKES.length; line++) {
            assertThat(ended.err()).contains(specs + ":" + line + ": ");
        }
        assertThat(ended.json().get("failures").size()).isGreaterThanOrEqualTo(MISTAKES.length);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void skipInvalid_makesTheOthers_andSaysHowMany() throws IOException {
        String[] lines = Arrays.copyOf(MISTAKES, MISTAKES.length + 1);
        lines[MISTAKES.length] = "{\"id\":\"fine\",\"prompt\":\"a bridge\",\"size\":\"16x16\"}";
        Path specs = Lines.file(folder, "s.jsonl", lines);

        Ended ended = Invocation.run("generate", specs, "--out", folder.resolve("out"), "--skip-invalid", "--json");

        assertThat(ended.status()).isZero();
        assertThat(ended.count("generated")).isEqualTo(1);
        assertThat(ended.err()).contains(MISTAKES.length + " invalid specifications skipped");
    }

    @Test
    void skipInvalid_nothingValid_endsWithTwo() throws IOException {
        Path specs = Lines.file(folder, "s.jsonl", MISTAKES);

        assertThat(Invocation.run("generate", specs, "--out", folder.resolve("out"), "--skip-invalid")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void unreadableFiles_endWithTwoAndOneReason() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        Path binary = Files.write(folder.resolve("noise.jsonl"), noise);
        Path empty = Files.createFile(folder.resolve("empty.jsonl"));
        Path spaces = Files.writeString(folder.resolve("spaces.csv"), "\n \n");
        Path unknown = Files.createFile(folder.resolve("specs.xlsx"));
        Path missing = folder.resolve("missing.jsonl");
        Path inFolder = Files.createDirectories(folder.resolve("folder.jsonl"));

        for (Path file : new Path[] {binary, empty, spaces, unknown, missing, inFolder}) {
            Ended ended = Invocation.run("generate", file, "--out", folder.resolve("out"));

            assertThat(ended.status()).as(file.toString()).isEqualTo(2);
            assertThat(ended.err()).contains(file.toString()).doesNotContain("Exception", "\tat ", "\u001B");
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void hugeLine_isRefusedWithoutBeingHeld() throws IOException {
        Path file = folder.resolve("huge.jsonl");
        byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("{\"prompt\":\"".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100; i++) {
                out.write(chunk);
            }
            out.write("\"}\n".getBytes(StandardCharsets.US_ASCII));
        }

        Ended ended = Invocation.run("generate", file, "--out", folder.resolve("out"));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("huge.jsonl:1").hasSizeLessThan(2_000);
    }

    @Test
    void moreProblemsThanAreShown_areCounted() throws IOException {
        String lines = IntStream.range(0, 1_500).mapToObj(i -> "{}").collect(Collectors.joining("\n"));

        Ended ended = Invocation.run("generate", Lines.file(folder, "s.jsonl", lines), "--out", folder.resolve("out"));

        assertThat(ended.err()).contains("and 500 more", "1,500 problems");
    }

    @Test
    void escapeSequencesInAFile_doNotReachTheTerminal() throws IOException {
        Path specs = Lines.file(folder, "s.jsonl", "{\"prompt\":\"x\",\"\\u001b[2J\":1}");

        Ended ended = Invocation.run("generate", specs, "--out", folder.resolve("out"));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).doesNotContain("\u001B");
    }
}

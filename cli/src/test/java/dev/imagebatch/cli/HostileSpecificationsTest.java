package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specifications that want more than a picture: through the command, to the folder and the terminal. */
class HostileSpecificationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of(
            "../../../climbs",
            "..\\..\\climbs",
            "/etc/absolute",
            "C:\\Windows\\drive",
            "\\\\server\\share",
            "nul\u0000byte",
            "carriage\r\nreturn",
            "\u001b[2J\u001b]0;owned\u0007",
            "\u009b31mcsi",
            "CON",
            "aux.txt",
            "com1",
            ".",
            "..",
            "...",
            "~root",
            "-rf",
            ".imagebatch/ledger.jsonl",
            "index.html",
            "%2e%2e%2fencoded",
            "x".repeat(200),
            "\u202egnp.exe",
            "Case",
            "case",
            "CASE",
            "stra\u00dfe",
            "STRASSE",
            "e\u0301",
            "\u00e9",
            "\uff0e\uff0e\uff0fwide",
            "file.png:stream",
            "<script>",
            "trailing. ",
            "{id}");

    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void nameFolder() {
        out = folder.resolve("a/b/out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{id}", "{owner}/{subject}/{tag:place}", "{slug}-{id}", "{tag:place}/{number}"})
    void names_thatWantOut_stayInTheFolder(String template) throws IOException {
        Path specifications = Lines.file(
                folder,
                "specs.jsonl",
                NAMES.stream().map(HostileSpecificationsTest::line).toArray(String[]::new));

        Invocation.Ended ended = generate(specifications, "--name", template);

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.count("generated")).isEqualTo(NAMES.size());
        assertThat(ended.out() + ended.err()).doesNotContainPattern("[\\p{Cc}\\u202e&&[^\\n]]");
        assertThat(filesOf(folder)).allMatch(file -> file.startsWith(out) || file.equals(specifications));
        List<Path> images = filesOf(out).stream()
                .filter(file -> file.toString().endsWith(".png"))
                .filter(file -> !file.startsWith(out.resolve(".imagebatch")))
                .toList();
        assertThat(images).hasSize(NAMES.size());
        assertThat(images)
                .allSatisfy(file -> assertThat(out.relativize(file).toString())
                        .doesNotContainPattern("[\\p{Cc}\\\\:*?\"<>|\\u202e]|(^|/)[.-]|\\.\\.")
                        .hasSizeLessThan(400));
    }

    @Test
    void linkInTheFolder_isNotWrittenThrough() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve("council"), outside);
        Path specifications =
                Lines.file(folder, "specs.jsonl", "{\"id\":\"hero\",\"prompt\":\"a mill\",\"owner\":\"council\"}");

        Invocation.Ended ended = generate(specifications, "--name", "{owner}/{id}");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.json().at("/failures/0/kind").textValue()).isEqualTo("SINK_FAILED");
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../{id}", "/etc/{id}", "{owner}/../{id}", "C:\\{id}", "{id}/..", "./{id}", "{id", "{date:ppy}"})
    void templates_thatWantOut_areRefused(String template) throws IOException {
        Path specifications = Lines.file(folder, "specs.jsonl", "{\"id\":\"hero\",\"prompt\":\"a mill\"}");

        Invocation.Ended ended = generate(specifications, "--name", template);

        assertThat(ended.status()).as(ended.err()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @Test
    void promptOfTenMegabytes_isRefusedBeforeAnythingIsSpent() throws IOException {
        Path specifications = Files.writeString(
                folder.resolve("long.jsonl"),
                "{\"prompt\":\"a mill\"}\n{\"prompt\":\"" + "x".repeat(10 << 20) + "\"}\n{\"prompt\":\""
                        + "y".repeat(200_000) + "\"}\n",
                StandardCharsets.US_ASCII);

        Invocation.Ended ended = generate(specifications);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err())
                .contains("long.jsonl:2: the line is longer than the maximum of 4 MiB")
                .contains("long.jsonl:3: prompt: must have at most 100000 characters, has 200000")
                .hasSizeLessThan(2_000);
        assertThat(out).doesNotExist();
    }

    @Test
    void jsonOfTenThousandLevels_isRefusedBeforeAnythingIsSpent() throws IOException {
        String deep = "{\"prompt\":\"a\",\"tags\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_001);

        Invocation.Ended ended = generate(Lines.file(folder, "deep.jsonl", deep, "[".repeat(10_000)));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err())
                .contains("deep.jsonl:1", "nested more than 50 levels")
                .hasSizeLessThan(2_000);
        assertThat(out).doesNotExist();
    }

    private static String line(String name) {
        String label = name.replaceAll("\\p{Cc}", "_");
        ObjectNode line = JSON.createObjectNode()
                .put("id", name)
                .put("prompt", "a picture for " + name)
                .put("altText", name)
                .put("subject", label)
                .put("owner", label)
                .put("size", "16x16");
        line.putObject("tags").put("place", name);
        return line.toString();
    }

    private Invocation.Ended generate(Path specifications, Object... more) {
        return Invocation.run(
                Stream.concat(Stream.of("generate", specifications, "--out", out, "--json"), Stream.of(more))
                        .toArray());
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

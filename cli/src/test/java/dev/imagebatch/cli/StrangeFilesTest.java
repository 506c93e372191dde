package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as other programs write them, through the command to a service: only what was meant is paid for. */
class StrangeFilesTest {

    private static final String TAB_DELIMITED = "id\tprompt\tsize\r\n"
            + "n1\t\"A cat, sleeping on a 6\"\" pipe\"\t1024x1024\r\n"
            + "n2\t\"A sign that reads \"\"OPEN\"\"\"\t1024x1024\r\n"
            + "n3\t\"Line one of the brief\nline two of the brief\"\t1024x1024\r\n";

    @TempDir
    Path folder;

    private final FakeOpenAi service = new FakeOpenAi();

    @BeforeEach
    void startService() {
        service.start();
    }

    @AfterEach
    void closeService() {
        service.close();
    }

    @Test
    void tabDelimitedExport_isPaidForOnceARow() throws IOException {
        Path file = Files.writeString(folder.resolve("excel.tsv"), TAB_DELIMITED);

        Invocation.Ended plan = run("plan", file, "--budget", "5");
        Invocation.Ended ended = run("generate", file, "--budget", "5", "--json");

        assertThat(plan.out() + plan.err()).contains("3 cells in quotes were read as spreadsheets write them");
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.count("generated")).isEqualTo(3);
        assertThat(prompts())
                .containsExactlyInAnyOrder(
                        "A cat, sleeping on a 6\" pipe",
                        "A sign that reads \"OPEN\"",
                        "Line one of the brief\nline two of the brief");
    }

    @Test
    void semicolonsOfEuropeanSpreadsheets_arePaidForOnceARow() throws IOException {
        Path file = Files.writeString(
                folder.resolve("excel.csv"),
                "\uFEFFsep=;\r\nId;Prompt;Alt Text\r\nn1;A cat, asleep;a cat\r\nn2;\"A sign; \"\"OPEN\"\"\";\r\n");

        Invocation.Ended ended = run("generate", file, "--budget", "5", "--json");

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("cells are separated by semicolons, as the header shows");
        assertThat(prompts()).containsExactlyInAnyOrder("A cat, asleep", "A sign; \"OPEN\"");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("excel.txt", TAB_DELIMITED, "excel.txt: "),
                Arguments.of("cells.txt", "Titel\tGröße\nEine Katze\t1024x1024\n", "cells.txt:1: "),
                Arguments.of("list.txt", "# my list\nA cat\n", "list.txt:1: "),
                Arguments.of("page.txt", "<!DOCTYPE html>\n<html>\n<body>Log in</body>\n", "page.txt: "),
                Arguments.of("array.txt", "[\n  \"A cat\",\n  \"A dog\"\n]\n", "array.txt: "),
                Arguments.of("mac.txt", "A cat\rA dog\r", "mac.txt:1: "),
                Arguments.of("split.tsv", "id\tprompt\tsize\nn3\tLine one\nline two\t1024x1024\n", "split.tsv:3: "),
                Arguments.of("dump.tsv", "id\tprompt\tstyle\n1\tA cat\\nasleep\t\\N\n", "dump.tsv:2: prompt: "),
                Arguments.of("joined.csv", "id,prompt\n1,A cat\nid,prompt\n2,A dog\n", "joined.csv:3: "),
                Arguments.of("smart.csv", "prompt,note\n“A cat, asleep”\n", "smart.csv:2: prompt: "),
                Arguments.of("errors.csv", "id,prompt\n1,#NAME?\n", "errors.csv:2: prompt: "),
                Arguments.of("comma.jsonl", "{\"prompt\":\"a\"},\n{\"prompt\":\"b\"}\n", "comma.jsonl:1: "),
                Arguments.of("table.jsonl", "id,prompt\n1,A cat\n", "table.jsonl: "));
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileThatIsSomethingElse_isRefusedBeforeAnythingIsPaidFor(String name, String content, String place)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);

        Invocation.Ended ended = run("generate", file, "--budget", "5");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains(folder.resolve(place).toString());
        assertThat(service.generations()).isZero();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Invocation.Ended run(Object... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--out", folder.resolve("out"), "--provider", "openai", "--quality", "low"));
        return new Invocation()
                .variable("OPENAI_BASE_URL", service.baseUrl())
                .variable("OPENAI_API_KEY", FakeOpenAi.KEY)
                .with(all.toArray());
    }

    private List<String> prompts() {
        return service.requests().stream()
                .filter(request -> "POST".equals(request.method()))
                .map(request -> prompt(request.body()))
                .toList();
    }

    private static String prompt(byte[] body) {
        try {
            return new ObjectMapper().readTree(body).get("prompt").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

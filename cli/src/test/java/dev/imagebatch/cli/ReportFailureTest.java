package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cli.Invocation.Ended;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that cannot be written, and commands that fail: scripts learn what became of the images all the same. */
class ReportFailureTest {

    @TempDir
    Path folder;

    @Test
    void sheetThatCannotBeWritten_isAWarning_andTheResultStays() throws IOException {
        Files.createDirectories(out().resolve("index.html/in-the-way"));

        Ended ended = generate();

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.count("generated")).isEqualTo(3);
        assertThat(ended.err())
                .contains("warning: the contact sheet was not written: ", "imagebatch report --out " + out())
                .contains("3 of 3 stored")
                .doesNotContain("contact sheet: /");

        Files.delete(out().resolve("index.html/in-the-way"));
        Files.delete(out().resolve("index.html"));
        assertThat(Invocation.run("report", "--out", out()).status()).isZero();
        assertThat(out().resolve("index.html")).isRegularFile();
    }

    @Test
    void recordThatCannotBeWritten_isAWarning_andTheResultStays() throws Exception {
        Path record = out().resolve(".imagebatch/batch.json");
        Thread disturbance = new Thread(() -> when(record, 10, () -> {
            Files.delete(record);
            Files.createDirectories(record.resolve("in-the-way"));
        }));
        disturbance.start();

        Ended ended = generate("--option=latency=2s");
        disturbance.join();

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.count("generated")).isEqualTo(3);
        assertThat(ended.err())
                .contains("warning: the record of the run was not written: ", "imagebatch ledger --out " + out());
        assertThat(out().resolve("index.html")).isRegularFile();
    }

    @Test
    void errorInAReport_isAWarningToo() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(err, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(
                InputStream.nullInputStream(), lines, lines, name -> null, Shell.Stream.PIPE, Shell.Stream.PIPE);
        CliContext context = new CliContext(shell, new Screen(shell), action -> {}, TimeSource.system(), new Random(1));
        try (Destination destination = Destination.at(out())) {
            new Reports(context, destination).attempt("contact sheet", "make it", () -> {
                throw new OutOfMemoryError("Java heap space");
            });
        }

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("the contact sheet was not written: ", "OutOfMemoryError", "; make it")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generate SPECS --out OUT --json --budgett 1",
                "generate SPECS --out OUT --json --timeout 0s",
                "generate MISSING --out OUT --json",
                "generate SPECS --out SPECS --json",
                "generate SPECS --out USED --json",
                "generate SPECS --json --out OUT --provider nobody",
                "plan SPECS --out USED --json",
                "plan MISSING --out OUT --json",
                "retry --out OUT --json",
                "redo --out OUT --json x",
                "redo --out OUT --json",
                "ledger --out OUT --json",
                "ledger --out USED --json",
                "inspect --json",
                "providers --json --nothing",
                "nothing --json"
            })
    void json_isPrintedWhateverHappens(String command) throws IOException {
        Path specs = Lines.pictures(folder, 3);
        try (BatchFolder used = BatchFolder.open(folder.resolve("used"))) {
            Object[] words = List.of(command.split(" ")).stream()
                    .map(word -> word.replace("SPECS", specs.toString())
                            .replace("MISSING", folder.resolve("missing.jsonl").toString())
                            .replace("OUT", out().toString())
                            .replace("USED", used.path().toString()))
                    .toArray();

            Ended ended = Invocation.run(words);

            assertThat(ended.status()).as(ended.err()).isIn(1, 2);
            assertThat(ended.out().strip().lines()).hasSize(1);
            JsonNode json = new ObjectMapper().readTree(ended.out());
            assertThat(json.isObject()).isTrue();
            if (json.has("error")) {
                assertThat(json.get("status").intValue()).isEqualTo(ended.status());
                assertThat(ended.err())
                        .contains(json.get("error")
                                .textValue()
                                .lines()
                                .findFirst()
                                .orElseThrow());
            } else {
                assertThat(json.get("problems") != null || json.get("failures") != null)
                        .isTrue();
            }
        }
    }

    @Test
    void runThatEndsWithAnError_printsWhatBecameOfTheImages() throws IOException {
        Path specs = Lines.pictures(folder, 3);
        Path ledger = out().resolve(".imagebatch/ledger.jsonl");
        new Thread(() -> when(ledger, 300, () -> Files.delete(ledger))).start();

        Ended ended = Invocation.run(
                "generate", specs, "--out", out(), "--json", "--option=price=0.01", "--option=latency=3s");

        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("ledger.jsonl was deleted or moved");
        assertThat(ended.count("total")).isEqualTo(3);
        assertThat(ended.out().strip().lines()).hasSize(1);
    }

    /** Waits for a file of some length. */
    private static void when(Path file, long length, ErrorBoundary.Action action) {
        while (Files.notExists(file) || file.toFile().length() < length) {
            Thread.onSpinWait();
        }
        assertThat(ErrorBoundary.run(action)).isNull();
    }

    private Ended generate(Object... options) throws IOException {
        List<Object> words = new ArrayList<>(List.of("generate", Lines.pictures(folder, 3), "--out", out(), "--json"));
        words.addAll(List.of(options));
        return Invocation.run(words.toArray());
    }

    private Path out() {
        return folder.resolve("out");
    }
}

package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cli.Invocation.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateCommandTest {

    @TempDir
    Path folder;

    @Test
    void generate_storesImagesRecordSheetAndRun() throws IOException {
        Path out = folder.resolve("out");

        Ended ended = Invocation.run("generate", Lines.pictures(folder, 3), "--out", out);

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("3 of 3 stored")
                .contains(out.resolve("index.html").toString());
        assertThat(out.resolve("p0.png")).isNotEmptyFile();
        assertThat(out.resolve("index.html")).content().contains("p0", "p1", "p2");
        assertThat(out.resolve(".imagebatch/ledger.jsonl")).isNotEmptyFile();
        JsonNode record = new ObjectMapper()
                .readTree(out.resolve(".imagebatch/batch.json").toFile());
        assertThat(record.get("end").textValue()).isEqualTo("COMPLETED");
        assertThat(record.get("settings").get("specifications").textValue()).endsWith("pictures.jsonl");
    }

    @Test
    void generate_secondTime_generatesNothing() throws IOException {
        Path specs = Lines.pictures(folder, 3);
        Path out = folder.resolve("out");
        Invocation.run("generate", specs, "--out", out);

        Ended again = Invocation.run("generate", specs, "--out", out, "--json");

        assertThat(again.status()).isZero();
        assertThat(again.count("generated")).isZero();
        assertThat(again.count("reused")).isEqualTo(3);
    }

    @Test
    void generate_json_isOneObjectWithTheFieldsOfTheContract() throws IOException {
        Path specs = Lines.file(
                folder,
                "s.jsonl",
                "{\"id\":\"a\",\"prompt\":\"one\",\"size\":\"16x16\",\"n\":2}",
                "{\"id\":\"b\",\"prompt\":\"two\",\"size\":\"16x16\"}",
                "{\"id\":\"c\",\"prompt\":\"two\",\"size\":\"16x16\"}");

        Ended ended =
                Invocation.run("generate", specs, "--out", folder.resolve("out"), "--option", "price=0.01", "--json");

        assertThat(ended.out().strip().lines()).hasSize(1);
        assertThat(ended.json().fieldNames())
                .toIterable()
                .contains(
                        "total",
                        "unique",
                        "generated",
                        "reused",
                        "duplicates",
                        "failed",
                        "skipped",
                        "spentUsd",
                        "heldUsd",
                        "ledgerSpentUsd",
                        "durationMs",
                        "failures");
        assertThat(ended.count("total")).isEqualTo(4);
        assertThat(ended.count("unique")).isEqualTo(3);
        assertThat(ended.count("duplicates")).isEqualTo(1);
        assertThat(ended.json().get("spentUsd").decimalValue()).isEqualByComparingTo("0.03");
    }

    @Test
    void generate_standardInput_isReadAsJsonl() throws IOException {
        Ended ended = new Invocation()
                .input("{\"id\":\"piped\",\"prompt\":\"one\",\"size\":\"16x16\"}\n")
                .with("generate", "-", "--out", folder.resolve("out"));

        assertThat(ended.status()).isZero();
        assertThat(folder.resolve("out/piped.png")).isNotEmptyFile();
    }

    @Test
    void generate_columns_areReadAsFields() throws IOException {
        Path specs = Lines.file(folder, "s.csv", "Key;x,Title", "ignored,A stone bridge");

        Ended ended = Invocation.run(
                "generate", specs, "--out", folder.resolve("out"), "--column", "prompt=Title", "--size", "16x16");

        assertThat(ended.status()).isZero();
        assertThat(ended.err()).contains("columns that became tags");
    }

    @Test
    void generate_variantsAndLimit_areApplied() throws IOException {
        Ended ended = Invocation.run(
                "generate",
                Lines.pictures(folder, 5),
                "--out",
                folder.resolve("out"),
                "--n",
                2,
                "--limit",
                3,
                "--json");

        assertThat(ended.count("generated")).isEqualTo(6);
        assertThat(folder.resolve("out/p2-2.png")).exists();
        assertThat(folder.resolve("out/p3-1.png")).doesNotExist();
    }

    @Test
    void generate_names_followTheTemplate() throws IOException {
        Invocation.run(
                "generate",
                Lines.pictures(folder, 1),
                "--out",
                folder.resolve("out"),
                "--name",
                "all/{slug}_{number:000}");

        assertThat(folder.resolve("out/all/picture-0_001.png")).exists();
    }

    @Test
    void generate_reuseNone_makesFiveMoreOfTheSame() throws IOException {
        Path specs = Lines.pictures(folder, 2);
        Path out = folder.resolve("out");
        Invocation.run("generate", specs, "--out", out);

        Ended more = Invocation.run("generate", specs, "--out", out, "--reuse", "none", "--json");

        assertThat(more.count("generated")).isEqualTo(2);
    }

    @Test
    void generate_quiet_saysNothing() throws IOException {
        Ended ended = Invocation.run("generate", Lines.pictures(folder, 1), "--out", folder.resolve("out"), "--quiet");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void generate_onTerminal_drawsABarInColours() throws IOException {
        Ended ended = new Invocation()
                .onTerminal()
                .with(
                        "generate",
                        Lines.pictures(folder, 1),
                        "--out",
                        folder.resolve("out"),
                        "--option",
                        "latency=300ms");

        assertThat(ended.err()).contains("\r\u001B[2K[", "0/1", "\u001B[32m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_COLOR=1", "TERM=dumb"})
    void generate_onTerminalWithoutColours_hasNone(String variable) throws IOException {
        String[] parts = variable.split("=");

        Ended ended = new Invocation()
                .onTerminal()
                .variable(parts[0], parts[1])
                .with("generate", Lines.pictures(folder, 1), "--out", folder.resolve("out"));

        assertThat(ended.err()).doesNotContain("\u001B[3");
    }

    @Test
    void generate_piped_hasNoControlCharacters() throws IOException {
        Ended ended = Invocation.run("generate", Lines.pictures(folder, 1), "--out", folder.resolve("out"));

        assertThat(ended.err()).doesNotContain("\u001B", "\r");
    }

    @Test
    void generate_dearOnTerminal_asksAndTakesNoForNo() throws IOException {
        Path specs = Lines.pictures(folder, 3);
        Path out = folder.resolve("out");
        Object[] dear = {"generate", specs, "--out", out, "--option", "price=0.5"};

        Ended declined = new Invocation().onTerminal().input("n\n").with(dear);

        assertThat(declined.status()).isEqualTo(130);
        assertThat(declined.err()).contains("$1.50", "[y/N]");
        assertThat(out).doesNotExist();
        assertThat(new Invocation().onTerminal().input("y\n").with(dear).status())
                .isZero();
    }

    @Test
    void generate_outIsAFile_isRefused() throws IOException {
        Path specs = Lines.pictures(folder, 1);

        Ended ended = Invocation.run("generate", specs, "--out", specs);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("is a file");
    }

    @Test
    void generate_recordsNeverHoldPrompts() throws IOException {
        Path specs = Lines.file(folder, "s.jsonl", "{\"id\":\"a\",\"prompt\":\"sesame\",\"size\":\"16x16\"}");
        Path out = folder.resolve("out");

        Ended ended = Invocation.run("generate", specs, "--out", out, "--json");

        assertThat(ended.out() + ended.err()).doesNotContain("sesame");
        assertThat(Files.readString(out.resolve(".imagebatch/batch.json"))).doesNotContain("sesame");
        assertThat(Files.readString(out.resolve(".imagebatch/ledger.jsonl"))).doesNotContain("sesame");
    }
}

package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cli.Invocation.Ended;
import dev.imagebatch.folder.BatchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodeTest {

    @TempDir
    Path folder;

    @Test
    void someFailed_endsWithOne_andSaysWhatToDo() throws IOException {
        Ended ended = rehearsed("CONTENT_REJECTED")
                .with("generate", specs(), "--out", out(), "--provider", "rehearsed", "--json");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.count("generated")).isEqualTo(1);
        assertThat(ended.json().at("/failures/0/id").textValue()).isEqualTo("bad");
        assertThat(ended.json().at("/failures/0/kind").textValue()).isEqualTo("CONTENT_REJECTED");
        assertThat(ended.err()).contains("1 failed with CONTENT_REJECTED", "rephrase the prompt");
        assertThat(out().resolve("index.html")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNAUTHORIZED", "OUT_OF_CREDIT", "DAILY_QUOTA", "MODEL_UNAVAILABLE"})
    void providerStops_endsWithFour_andStillWritesRecordAndSheet(String kind) throws IOException {
        Ended ended = rehearsed(kind)
                .with("generate", specs(), "--out", out(), "--provider", "rehearsed", "--concurrency", 1);

        assertThat(ended.status()).isEqualTo(4);
        assertThat(ended.err()).contains(kind);
        assertThat(out().resolve("index.html")).exists();
        assertThat(out().resolve(".imagebatch/batch.json")).content().contains("PROVIDER_STOPPED");
    }

    @Test
    void providerUnavailable_endsWithFour_beforeAnythingIsStarted() throws IOException {
        Ended ended = new Invocation()
                .variable("REHEARSED_UNAVAILABLE", "set REHEARSED_KEY")
                .with("generate", specs(), "--out", out(), "--provider", "rehearsed", "--json");

        assertThat(ended.status()).isEqualTo(4);
        assertThat(ended.err()).contains("rehearsed: set REHEARSED_KEY");
        assertThat(ended.count("skipped")).isEqualTo(2);
        assertThat(out()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 64})
    void budgetStops_endsWithThree_afterExactlyWhatItPays(int concurrency) throws IOException {
        Path specs = Lines.pictures(folder, 40);
        Object[] command = {
            "generate",
            specs,
            "--out",
            out(),
            "--option",
            "price=0.01",
            "--concurrency",
            concurrency,
            "--json",
            "--budget",
            "0.25"
        };

        Ended stopped = Invocation.run(command);
        command[command.length - 1] = "1";
        Ended continued = Invocation.run(command);

        assertThat(stopped.status()).isEqualTo(3);
        assertThat(stopped.count("generated")).isEqualTo(25);
        assertThat(stopped.json().get("spentUsd").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(continued.status()).isZero();
        assertThat(continued.count("generated")).isEqualTo(15);
        assertThat(continued.json().get("ledgerSpentUsd").decimalValue()).isEqualByComparingTo("0.4");
    }

    @Test
    void unpriced_isRefusedUnlessAllowed() throws IOException {
        Object[] command = {"generate", specs(), "--out", out(), "--provider", "rehearsed", "--option", "price=unknown"
        };

        Ended refused = Invocation.run(command);

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("no price is known");
    }

    @Test
    void ledgerInUse_endsWithOneAndOneLine() throws IOException {
        Path specs = specs();
        try (BatchFolder used = BatchFolder.open(out())) {
            Ended ended = Invocation.run("generate", specs, "--out", used.path());

            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.err().strip().lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("in use");
        }
    }

    @Test
    void ledgerDamaged_endsWithOneAndOneLine() throws IOException {
        Path specs = specs();
        Invocation.run("generate", specs, "--out", out());
        Path ledger = out().resolve(".imagebatch/ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replaceFirst("\n.", "\nX"));

        Ended ended = Invocation.run("generate", specs, "--out", out());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().strip().lines()).hasSize(1).first().asString().contains("ledger.jsonl:2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--timeout 5 | unit",
                "--timeout 0s | above 0",
                "--rate 0 | above 0",
                "--rate fast | 600/min",
                "--budget 1e999999999 | US dollars",
                "--budget -1 | US dollars",
                "--concurrency 0 | from 1",
                "--n 99999999999 | from 1",
                "--size 10 | WIDTHxHEIGHT",
                "--aspect 16x9 | WIDTH:HEIGHT",
                "--duplicates twice | share, copy",
                "--on-unknown maybe | fail, retry",
                "--name {nme} | nme",
                "--name ../{id} | ..",
                "--option price | a name, = and a value",
                "--option colour=red | format, latency, price",
                "--column titel=Title | titel",
                "--provider nobody | no provider is named",
                "--budgett 1 | Unknown option",
            })
    void wrongOption_endsWithTwoAndTellsTheRule(String option, String rule) throws IOException {
        Path specs = Lines.file(folder, "s.csv", "prompt", "a bridge");
        String[] words = option.split(" ");

        Ended ended = Invocation.run("generate", specs, "--out", out(), words[0], words[1]);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains(rule).doesNotContain("Exception", "\tat ");
        assertThat(out()).doesNotExist();
    }

    @Test
    void sizeAndAspect_excludeEachOther() throws IOException {
        Ended ended = Invocation.run("generate", specs(), "--out", out(), "--size", "1x1", "--aspect", "1:1");

        assertThat(ended.status()).isEqualTo(2);
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path specs() throws IOException {
        return Lines.file(
                folder,
                "s.jsonl",
                "{\"id\":\"good\",\"prompt\":\"a bridge\",\"size\":\"16x16\"}",
                "{\"id\":\"bad\",\"prompt\":\"to fail\",\"size\":\"16x16\"}");
    }

    private static Invocation rehearsed(String failure) {
        return new Invocation().variable("REHEARSED_FAILURE", failure);
    }
}

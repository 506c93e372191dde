package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cli.Invocation.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgainCommandTest {

    @TempDir
    Path folder;

    private Path out;
    private Path specs;

    @BeforeEach
    void write() throws IOException {
        out = folder.resolve("out");
        specs = Lines.file(
                folder,
                "s.jsonl",
                "{\"id\":\"good\",\"prompt\":\"a bridge\",\"size\":\"16x16\"}",
                "{\"id\":\"bad\",\"prompt\":\"to fail\",\"size\":\"16x16\"}");
    }

    @Test
    void retry_makesWhatFailed_withTheOptionsOfTheLastRun_evenIfTheFileIsGone() throws IOException {
        Ended first = failing("generate", specs, "--out", out, "--provider", "rehearsed", "--name", "x-{id}", "--json");
        Files.delete(specs);

        Ended patient = Invocation.run("retry", "--out", out, "--json");
        Ended again = Invocation.run("retry", "--out", out, "--on-unknown", "retry", "--json");

        assertThat(first.status()).isEqualTo(1);
        assertThat(patient.status()).isEqualTo(1);
        assertThat(patient.count("failed")).isEqualTo(1);
        assertThat(again.status()).isZero();
        assertThat(again.count("generated")).isEqualTo(1);
        assertThat(again.count("reused")).isEqualTo(1);
        assertThat(out.resolve("x-bad.png")).exists();
    }

    @Test
    void retry_ofReuseNone_goesOnWithTheSameBatch() throws IOException {
        Object[] first = {"generate", specs, "--out", out, "--option", "price=0.01", "--reuse", "none"};
        Invocation.run(
                first[0], first[1], first[2], first[3], first[4], first[5], first[6], first[7], "--budget", "0.01");

        Ended again = Invocation.run("retry", "--out", out, "--budget", "1", "--json");

        assertThat(again.count("generated")).isEqualTo(1);
        assertThat(again.count("reused")).isEqualTo(1);
    }

    @Test
    void onFailurePlaceholder_isReplacedByALaterRun() throws IOException {
        Ended first = failing(
                "generate", specs, "--out", out, "--provider", "rehearsed", "--on-failure", "placeholder", "--json");
        byte[] placeholder = Files.readAllBytes(out.resolve("bad.png"));

        Ended again = Invocation.run("retry", "--out", out, "--on-unknown", "retry", "--json");

        assertThat(first.count("placeholders")).isEqualTo(1);
        assertThat(again.status()).isZero();
        assertThat(Files.readAllBytes(out.resolve("bad.png"))).isNotEqualTo(placeholder);
        assertThat(Lines.images(out)).isEqualTo(2);
    }

    @Test
    void redo_paysAgainForTheIdsAlone() throws IOException {
        Invocation.run("generate", specs, "--out", out, "--option", "price=0.01");

        Ended redone = Invocation.run("redo", "--out", out, "bad", "--json");

        assertThat(redone.status()).isZero();
        assertThat(redone.count("generated")).isEqualTo(1);
        assertThat(redone.count("total")).isEqualTo(1);
        assertThat(redone.json().get("ledgerSpentUsd").decimalValue()).isEqualByComparingTo("0.03");
        assertThat(out.resolve("index.html")).content().contains("good", "bad");
    }

    @Test
    void redo_unknownId_isRefusedBeforeAnythingIsPaid() throws IOException {
        Path variants = Lines.file(folder, "v.jsonl", "{\"id\":\"hero\",\"prompt\":\"x\",\"size\":\"16x16\",\"n\":2}");
        Invocation.run("generate", variants, "--out", out);

        Ended ended = Invocation.run("redo", "--out", out, "nobody", "hero-2");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("nobody, hero-2").contains("use hero");
    }

    @Test
    void redo_withoutIds_isWrongUsage() {
        assertThat(Invocation.run("redo", "--out", out).status()).isEqualTo(2);
    }

    @Test
    void report_writesTheSheetAgain() throws IOException {
        Invocation.run("generate", specs, "--out", out);
        Files.delete(out.resolve("index.html"));

        Ended ended = Invocation.run("report", "--out", out);

        assertThat(ended.status()).isZero();
        assertThat(out.resolve("index.html")).content().contains("good", "bad");
    }

    @Test
    void againWithoutAnEarlierRun_isWrongUsage_andMakesNoFolder() {
        for (String command : new String[] {"retry", "report"}) {
            Ended ended = Invocation.run(command, "--out", out);

            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.err()).contains("no earlier run in ");
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void refusedRun_doesNotReplaceTheLastOne() throws IOException {
        Invocation.run("generate", specs, "--out", out);
        Invocation.run("generate", Lines.file(folder, "broken.jsonl", "{}"), "--out", out);

        assertThat(Invocation.run("retry", "--out", out, "--json").count("reused"))
                .isEqualTo(2);
    }

    private static Ended failing(Object... args) {
        return new Invocation().variable("REHEARSED_FAILURE", "UNKNOWN_OUTCOME").with(args);
    }
}

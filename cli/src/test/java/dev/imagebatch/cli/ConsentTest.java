package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cli.Invocation.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that cost money, without a budget and without anybody to ask. */
class ConsentTest {

    private static final String PAID = "--option=price=0.01";

    @TempDir
    Path folder;

    @Test
    void paidRunInAScript_isRefused_withItsCostAndBothWaysOut() throws IOException {
        Ended ended = generate(PAID, "--json");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("$0.03", "--budget USD", "--yes", "nothing was spent");
        assertThat(ended.count("skipped")).isEqualTo(3);
        assertThat(out()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--yes", "--budget=1", "--batch-budget=1"})
    void paidRunInAScript_withAWayOut_isMade(String option) throws IOException {
        Ended ended = generate(PAID, option);

        assertThat(ended.status()).as(ended.err()).isZero();
    }

    @Test
    void freeRun_needsNoConsent() throws IOException {
        assertThat(generate().status()).isZero();
    }

    @Test
    void runOfStoredImages_needsNoConsent() throws IOException {
        generate(PAID, "--yes");

        Ended again = generate(PAID, "--json");

        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.count("reused")).isEqualTo(3);
    }

    @Test
    void yes_isNotKept() throws IOException {
        generate(PAID, "--yes", "--limit=1");
        Files.delete(out().resolve("p0.png"));

        assertThat(again("retry").status()).isEqualTo(2);
        assertThat(again("redo", "p0").status()).isEqualTo(2);
        assertThat(again("redo", "--yes", "p0").status()).isZero();
        assertThat(Files.readString(out().resolve(".imagebatch/run/options.json")))
                .doesNotContain("--yes");
        assertThat(again("redo", "p0").status()).isEqualTo(2);
    }

    @Test
    void keptBudget_counts() throws IOException {
        generate(PAID, "--budget=1", "--limit=1");
        Files.delete(out().resolve("p0.png"));

        assertThat(again("retry").status()).isZero();
        assertThat(again("redo", "p0").status()).isZero();
    }

    @Test
    void unknownPrice_countsAsMoney() throws IOException {
        Object[] options = {"--provider=rehearsed", "--option=price=unknown", "--allow-unpriced"};

        Ended ended = generate(options);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("3 images of unknown price", "--yes");
        assertThat(out()).doesNotExist();
    }

    @Test
    void unknownPriceOnATerminal_asks() throws IOException {
        Path specs = Lines.pictures(folder, 3);

        Ended ended = new Invocation()
                .onTerminal()
                .input("n\n")
                .with(
                        "generate",
                        specs,
                        "--out",
                        out(),
                        "--provider=rehearsed",
                        "--option=price=unknown",
                        "--allow-unpriced");

        assertThat(ended.status()).isEqualTo(130);
        assertThat(ended.err()).contains("3 images of unknown price", "[y/N]");
    }

    @Test
    void fallbackThatCosts_needsConsent() throws IOException {
        Ended ended = generate("--fallback=rehearsed", "--json");

        assertThat(ended.status()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains("at most $0.03");
    }

    @Test
    void plan_needsNoConsent() throws IOException {
        Path specs = Lines.pictures(folder, 3);

        assertThat(new Invocation()
                        .unattended()
                        .with("plan", specs, "--out", out(), PAID)
                        .status())
                .isZero();
    }

    private Ended generate(Object... options) throws IOException {
        List<Object> words = new ArrayList<>(List.of("generate", Lines.pictures(folder, 3), "--out", out()));
        words.addAll(List.of(options));
        return new Invocation().unattended().with(words.toArray());
    }

    private Ended again(String command, Object... more) {
        List<Object> words = new ArrayList<>(List.of(command, "--out", out()));
        words.addAll(List.of(more));
        return new Invocation().unattended().with(words.toArray());
    }

    private Path out() {
        return folder.resolve("out");
    }
}

package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cli.Invocation.Ended;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.ledger.LedgerSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {

    @TempDir
    Path folder;

    @Test
    void ledger_afterARun_showsTheMoneyByProviderModelAndDay() throws IOException {
        generate("CONTENT_REJECTED");

        JsonNode json = ledger("--json").json();

        assertThat(json.get("spentUsd").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(json.get("heldUsd").decimalValue()).isEqualByComparingTo("0.01");
        JsonNode row = json.at("/rows/0");
        assertThat(row.get("provider").textValue()).isEqualTo("rehearsed");
        assertThat(row.get("model").textValue()).isEqualTo("rehearsed-1");
        assertThat(row.get("day").textValue()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(row.get("attempts").intValue()).isEqualTo(2);
        assertThat(row.get("images").intValue()).isEqualTo(1);
        assertThat(row.get("unknown").intValue()).isEqualTo(1);
        assertThat(ledger().out()).contains("spent: $0.01", "held:  $0.01 for 1 attempt", "rehearsed  rehearsed-1");
    }

    @Test
    void ledger_unknownAttempt_saysWhatItIsAndWhatTheNextRunDoes() throws IOException {
        Ended run = generate("UNKNOWN_OUTCOME");
        assertThat(run.err()).contains("imagebatch ledger --out " + out());

        JsonNode unknown = ledger("--json").json().at("/unknown/0");

        assertThat(unknown.get("attempt").textValue()).isEqualTo(attempt());
        assertThat(unknown.get("id").textValue()).isEqualTo("bad");
        assertThat(unknown.get("kind").textValue()).isEqualTo("UNKNOWN_OUTCOME");
        assertThat(unknown.get("heldUsd").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(unknown.get("requestId").isNull()).isTrue();
        assertThat(unknown.at("/nextRun/0").textValue()).isEqualTo("BY_POLICY");
        assertThat(ledger().out())
                .contains(attempt() + ": bad, rehearsed rehearsed-1, ", "--on-unknown retry", "--settle " + attempt());
    }

    @Test
    void settle_asFree_releasesTheMoneyAndTheNextRunMakesTheImage() throws IOException {
        generate("UNKNOWN_OUTCOME");
        assertThat(generate("").count("generated")).isZero();

        Ended settled = ledger("--settle", attempt() + "=free", "--note", "not on the bill", "--json");

        assertThat(settled.status()).isZero();
        assertThat(settled.json().get("heldUsd").decimalValue()).isEqualByComparingTo("0");
        assertThat(settled.json().at("/settled/0/note").textValue()).isEqualTo("not on the bill");
        assertThat(settled.json().get("unknown")).isEmpty();
        Ended next = generate("");
        assertThat(next.status()).isZero();
        assertThat(next.count("generated")).isEqualTo(1);
    }

    @Test
    void settle_asCharged_countsAsSpentAndTheNextRunFollowsThePolicy() throws IOException {
        generate("UNKNOWN_OUTCOME");

        Ended settled = ledger("--settle", attempt() + "=charged:0.004", "--json");

        assertThat(settled.json().get("spentUsd").decimalValue()).isEqualByComparingTo("0.014");
        assertThat(settled.json().at("/settled/0/charged").textValue()).isEqualTo("YES");
        assertThat(generate("").count("generated")).isZero();
        assertThat(generate("", "--on-unknown", "retry").count("generated")).isEqualTo(1);
    }

    @Test
    void settleAll_settlesWhatIsNotNamed() throws IOException {
        Path specs = Lines.file(
                folder,
                "three.jsonl",
                "{\"id\":\"a\",\"prompt\":\"to fail, a\",\"size\":\"16x16\"}",
                "{\"id\":\"b\",\"prompt\":\"to fail, b\",\"size\":\"16x16\"}",
                "{\"id\":\"c\",\"prompt\":\"to fail, c\",\"size\":\"16x16\"}");
        new Invocation()
                .variable("REHEARSED_FAILURE", "UNKNOWN_OUTCOME")
                .with("generate", specs, "--out", out(), "--provider", "rehearsed");

        Ended settled = ledger("--settle", attempt() + "=charged", "--settle-all", "free", "--json");

        assertThat(settled.json().get("spentUsd").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(settled.json().get("heldUsd").decimalValue()).isEqualByComparingTo("0");
        assertThat(settled.err()).contains("3 attempts settled");
        assertThat(ledger("--settle-all", "free").err()).contains("0 attempts settled");
    }

    @Test
    void settle_whatCannotBe_isRefusedAndNothingIsWritten() throws IOException {
        generate("UNKNOWN_OUTCOME");
        String attempt = attempt();
        String before = Files.readString(file());

        Ended unknown = ledger("--settle", attempt + "=free", "--settle", attempt + "0=free");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("has no attempt " + attempt + "0", "nearest are: " + attempt);
        assertThat(ledger("--settle", attempt + "=free", "--settle", attempt + "=charged")
                        .err())
                .contains("is named twice");
        assertThat(ledger("--settle", attempt).err()).contains("ATTEMPT=charged");
        assertThat(ledger("--settle", attempt + "=maybe").status()).isEqualTo(2);
        assertThat(Files.readString(file())).isEqualTo(before);

        ledger("--settle", attempt + "=charged");
        Ended again = ledger("--settle", attempt + "=free");
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("is already settled: charged $0.01, on 20");
        Ended known = ledger("--settle", answered() + "=free");
        assertThat(known.err()).contains("needs no settlement", "says charged $0.01");
    }

    @Test
    void ledger_ofFolderWithoutOne_endsWithTwo_andMakesNothing() {
        Ended ended = ledger();

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("no ledger in ", "imagebatch generate SPECS --out");
        assertThat(out()).doesNotExist();
    }

    @Test
    void ledger_inUse_endsWithOneNamingTheProcess() throws IOException {
        generate("UNKNOWN_OUTCOME");
        try (BatchFolder used = BatchFolder.open(out())) {
            Ended ended = ledger();

            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.err())
                    .contains("in use by process " + ProcessHandle.current().pid(), " since 20")
                    .hasLineCount(1);
            assertThat(used.ledger().totals().held().isZero()).isFalse();
        }
    }

    @Test
    void ledger_damaged_endsWithOneNamingTheLine() throws IOException {
        generate("UNKNOWN_OUTCOME");
        Files.writeString(file(), Files.readString(file()).replaceFirst("\"heldUsd\":0.01", "\"heldUsd\":0.02"));

        Ended ended = ledger();

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .contains("ledger.jsonl:2", "restore the file from a copy")
                .hasLineCount(1);
    }

    @Test
    void batchBudget_stopsThisRunAlone() throws IOException {
        Path specs = Lines.pictures(folder, 10);
        Object[] command = {
            "generate",
            specs,
            "--out",
            out(),
            "--option",
            "price=0.01",
            "--batch-budget",
            "0.04",
            "--json",
            "--budget",
            "0.07"
        };

        Ended first = Invocation.run(command);
        Ended second = Invocation.run(command);

        assertThat(first.status()).isEqualTo(3);
        assertThat(first.count("generated")).isEqualTo(4);
        assertThat(second.count("generated")).isEqualTo(3);
        assertThat(second.json().get("overshootUsd").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void verifyChecksum_damagedImage_isMadeAgain() throws IOException {
        Path specs = Lines.pictures(folder, 2);
        Invocation.run("generate", specs, "--out", out());
        byte[] image = Files.readAllBytes(out().resolve("p0.png"));
        image[image.length - 1] ^= 1;
        Files.write(out().resolve("p0.png"), image);

        assertThat(Invocation.run("generate", specs, "--out", out(), "--json").count("generated"))
                .isZero();
        assertThat(Invocation.run("generate", specs, "--out", out(), "--json", "--verify", "checksum")
                        .count("generated"))
                .isEqualTo(1);
    }

    private Ended generate(String failure, String... more) throws IOException {
        Path specs = Lines.file(
                folder,
                "s.jsonl",
                "{\"id\":\"good\",\"prompt\":\"a bridge\",\"size\":\"16x16\"}",
                "{\"id\":\"bad\",\"prompt\":\"to fail\",\"size\":\"16x16\"}");
        Object[] command = new Object[7 + more.length];
        Object[] usual = {"generate", specs, "--out", out(), "--provider", "rehearsed", "--json"};
        System.arraycopy(usual, 0, command, 0, usual.length);
        System.arraycopy(more, 0, command, usual.length, more.length);
        return new Invocation().variable("REHEARSED_FAILURE", failure).with(command);
    }

    private Ended ledger(String... more) {
        Object[] command = new Object[3 + more.length];
        Object[] usual = {"ledger", "--out", out()};
        System.arraycopy(usual, 0, command, 0, usual.length);
        System.arraycopy(more, 0, command, usual.length, more.length);
        return Invocation.run(command);
    }

    /** The first attempt that may have been charged. */
    private String attempt() throws IOException {
        try (BatchFolder open = BatchFolder.open(out())) {
            return LedgerSummary.of(open.ledger()).unknown().get(0).started().attempt();
        }
    }

    private String answered() throws IOException {
        return Files.readString(file())
                .lines()
                .filter(line -> line.contains("\"spec\":\"good\""))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*\"attempt\":\"([^\"]+)\".*", "$1");
    }

    private Path file() {
        return out().resolve(".imagebatch/ledger.jsonl");
    }

    private Path out() {
        return folder.resolve("out");
    }
}

package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.LedgerReplay;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that cannot be written, or are taken away. */
@Timeout(120)
class FolderTroubleTest {

    private static final int PICTURES = 12;

    @TempDir
    Path folder;

    private final FakeOpenAi vendor = new FakeOpenAi();

    @BeforeEach
    void start() {
        vendor.start();
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".imagebatch",
                ".imagebatch/rescue",
                ".imagebatch/staging",
                ".imagebatch/run",
                ".imagebatch/batch.json/x",
                ".imagebatch/ledger.jsonl/x",
                ".imagebatch/ledger.lock/x"
            })
    void folderThatCannotBeMade_isSaidInOneLineBeforeAnythingIsPaid(String inTheWay) throws Exception {
        Path file = out().resolve(inTheWay);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "in the way");

        Invocation.Ended ended = generate("fail");

        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains(".imagebatch").doesNotContain("unexpected", "Exception", "\tat ");
        assertThat(vendor.generations()).isZero();
        assertThat(vendor.charged()).isEqualTo(Money.ZERO);
    }

    @Test
    void outputBelowAFile_isSaidBeforeAnythingIsPaid() throws Exception {
        Files.writeString(folder.resolve("file"), "in the way");

        Invocation.Ended ended = generate("fail", folder.resolve("file/out"));

        assertThat(ended.status()).as(ended.err()).isIn(1, 2);
        assertThat(ended.err()).contains("file").doesNotContain("unexpected", "Exception", "\tat ");
        assertThat(vendor.generations()).isZero();
    }

    @Test
    void folderTakenAwayInMidRun_endsTheRun_andWhatWasPaidIsListed() throws Exception {
        vendor.latency(Duration.ofMillis(50));
        CompletableFuture<Invocation.Ended> run = CompletableFuture.supplyAsync(() -> unchecked("fail"));
        vendor.awaitGenerations(4);
        Files.move(out(), folder.resolve("away"));

        Invocation.Ended ended = run.get();

        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("ledger.jsonl was deleted or moved while it was in use");
        assertThat(vendor.generations()).isLessThan(PICTURES);
        LedgerReplay ledger = LedgerReplay.of(out().resolve(".imagebatch/ledger.jsonl"));
        Money noted = ledger.spent().plus(ledger.held());
        assertThat(vendor.charged().exceeds(noted)).isFalse();

        long calls = vendor.generations();
        Invocation.Ended careful = generate("fail");
        Invocation.Ended bold = generate("retry");

        assertThat(careful.count("failed"))
                .isEqualTo(LedgerReplay.of(out().resolve(".imagebatch/ledger.jsonl"))
                        .open()
                        .size());
        assertThat(bold.status()).as(bold.err()).isZero();
        assertThat(Lines.images(out())).isEqualTo(PICTURES);
        assertThat(vendor.generations()).isGreaterThan(calls);
        assertThat(FolderAudit.of(out()).ledger().spent().exceeds(Money.ZERO)).isTrue();
    }

    private Invocation.Ended unchecked(String onUnknown) {
        try {
            return generate(onUnknown);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Invocation.Ended generate(String onUnknown) throws IOException {
        return generate(onUnknown, out());
    }

    private Invocation.Ended generate(String onUnknown, Path out) throws IOException {
        Path specs = Lines.file(folder, "p.txt", pictures());
        return new Invocation()
                .variable("OPENAI_BASE_URL", vendor.baseUrl())
                .variable("OPENAI_API_KEY", FakeOpenAi.KEY)
                .with(
                        "generate",
                        specs,
                        "--out",
                        out,
                        "--provider",
                        "openai",
                        "--concurrency",
                        2,
                        "--on-unknown",
                        onUnknown,
                        "--json");
    }

    private static String[] pictures() {
        String[] lines = new String[PICTURES];
        for (int i = 0; i < PICTURES; i++) {
            lines[i] = "picture " + i;
        }
        return lines;
    }

    private Path out() {
        return folder.resolve("out");
    }
}

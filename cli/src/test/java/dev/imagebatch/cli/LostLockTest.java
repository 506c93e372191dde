package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.LedgerReplay;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second run in a folder whose lock was deleted while the first one goes on, each in a JVM of its own. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
class LostLockTest {

    private static final int PICTURES = 24;
    private static final int IN_FLIGHT = 4;

    @TempDir
    Path folder;

    private final FakeOpenAi vendor = new FakeOpenAi();

    @BeforeEach
    void start() {
        vendor.start();
        vendor.latency(Duration.ofMillis(250));
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"fail", "retry"})
    void lockDeletedInMidRun_thenASecondRun_endsTheFirstAndPaysAtMostForWhatWasInFlightAgain(String onUnknown)
            throws Exception {
        try (CommandJvm first = run(onUnknown)) {
            vendor.awaitGenerations(2 * IN_FLIGHT);
            Files.delete(out().resolve(".imagebatch/ledger.lock"));
            try (CommandJvm second = run(onUnknown)) {
                Invocation.Ended lost = first.ended();
                Invocation.Ended owner = second.ended();

                assertThat(lost.status()).as(lost.err()).isEqualTo(1);
                assertThat(lost.err())
                        .contains("ledger.lock was deleted or replaced")
                        .contains("nothing more is paid for")
                        .contains("run again");
                assertThat(owner.status()).as(owner.err()).isIn(0, 1);
            }
        }

        int again = onUnknown.equals("retry") ? IN_FLIGHT : 0;
        assertThat(vendor.generations()).isBetween(PICTURES - IN_FLIGHT + 0L, PICTURES + (long) again);
        LedgerReplay ledger = LedgerReplay.of(out().resolve(".imagebatch/ledger.jsonl"));
        assertThat(vendor.charged().exceeds(ledger.spent().plus(ledger.held()))).isFalse();
        try (CommandJvm last = run("retry")) {
            assertThat(last.ended().status()).isZero();
        }
        assertThat(vendor.generations()).isBetween((long) PICTURES, (long) PICTURES + IN_FLIGHT);
        assertThat(Lines.images(out())).isEqualTo(PICTURES);
        assertThat(FolderAudit.of(out()).problemsAtTheEnd()).isEmpty();
    }

    private CommandJvm run(String onUnknown) throws IOException {
        String[] lines = new String[PICTURES];
        for (int i = 0; i < PICTURES; i++) {
            lines[i] = "picture " + i;
        }
        Path specs = Lines.file(folder, "p.txt", lines);
        return CommandJvm.start(
                folder,
                vendor,
                List.of(
                        "generate",
                        specs.toString(),
                        "--provider=openai",
                        "--out=" + out(),
                        "--concurrency=" + IN_FLIGHT,
                        "--on-unknown=" + onUnknown,
                        "--yes",
                        "--json"));
    }

    private Path out() {
        return folder.resolve("out");
    }
}

package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.LedgerReplay;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} of a program with runs at the same time over the same pictures; {@code -Dkills} sets how many. */
@Timeout(7_200)
class OverlapKillTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(UnknownOutcomePolicy.class)
    void overlappingRuns_killedAndStartedAgain_payTwiceForWhatWasInFlightAtMost(UnknownOutcomePolicy policy)
            throws Exception {
        int kills = Integer.getInteger("kills", 2) / 2;
        int done = 0;
        for (long seed = 1; done < kills; seed++) {
            done += overlap(seed, Math.min(2, kills - done), policy);
        }
    }

    private int overlap(long seed, int most, UnknownOutcomePolicy policy) throws Exception {
        Path out = Files.createTempDirectory(folder, "batch").resolve("out");
        Random random = new Random(seed);
        Set<String> cut = new HashSet<>();
        int kills = 0;
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.start();
            vendor.latency(Duration.ofMillis(20 + random.nextInt(40)));
            while (kills < most && killed(start(out, seed, policy, vendor), vendor, random)) {
                kills++;
                FolderAudit audit = FolderAudit.of(out);
                assertThat(audit.problems()).as("seed %d", seed).isEmpty();
                audit.ledger().open().forEach(attempt -> cut.add(attempt.attempt()));
            }
            Process last = start(out, seed, policy, vendor);
            List<String> lines =
                    new String(last.getInputStream().readAllBytes()).lines().toList();
            assertThat(last.waitFor()).as(lines.toString()).isZero();

            FolderAudit audit = FolderAudit.of(out);
            LedgerReplay ledger = audit.ledger();
            assertThat(audit.problemsAtTheEnd()).as("seed %d", seed).isEmpty();
            assertThat(vendor.charged().exceeds(ledger.spent().plus(ledger.held())))
                    .isFalse();
            boolean isRepeated = policy == UnknownOutcomePolicy.RETRY;
            assertThat(vendor.images())
                    .as("seed %d, %d in flight at the kills", seed, cut.size())
                    .isLessThanOrEqualTo(OverlappingRuns.PICTURES + (isRepeated ? cut.size() : 0));
            if (isRepeated || cut.isEmpty()) {
                assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("12 of 12 stored"));
            } else {
                assertThat(ledger.askedAgain()).isEmpty();
            }
        }
        return kills;
    }

    private static Process start(Path out, long seed, UnknownOutcomePolicy policy, FakeOpenAi vendor)
            throws IOException {
        List<String> command = ChildJvm.command(OverlappingRuns.class);
        command.addAll(List.of(out.toString(), Long.toString(seed), policy.name()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OPENAI_BASE_URL", vendor.baseUrl());
        builder.environment().put("OPENAI_API_KEY", FakeOpenAi.KEY);
        return builder.start();
    }

    /** Kills a program after some more calls; returns false if it was faster. */
    private static boolean killed(Process program, FakeOpenAi vendor, Random random) throws InterruptedException {
        long calls = vendor.generations() + 1 + random.nextInt(6);
        while (vendor.generations() < calls && !program.waitFor(1, TimeUnit.MILLISECONDS)) {
            continue;
        }
        program.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS);
        boolean isRunning = program.isAlive();
        program.destroyForcibly();
        program.waitFor();
        return isRunning && program.exitValue() > 128;
    }
}

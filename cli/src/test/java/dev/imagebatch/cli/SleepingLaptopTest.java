package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that sleeps while the world goes on, and a second one that wants its folder meanwhile. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
class SleepingLaptopTest {

    @TempDir
    Path folder;

    @Test
    void sleepDuringACallAndAWait_losesTheConnectionAlone_andTheFolderStaysItsOwn() throws Exception {
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.start();
            vendor.latency(Duration.ofMillis(300));
            vendor.failNext(Fault.RESET_BEFORE_ANSWER);
            Path out = folder.resolve("out");
            Path specs = Lines.file(folder, "three.txt", "a fox", "a lamp", "a mill");
            List<String> words = List.of(
                    "generate",
                    "--yes",
                    specs.toString(),
                    "--out=" + out,
                    "--provider=openai",
                    "--concurrency=1",
                    "--delay=600ms",
                    "--json");
            try (CommandJvm command = CommandJvm.start(folder, vendor, words)) {
                vendor.awaitGenerations(1);
                command.signal("STOP");
                awaitCharged(vendor, 1);
                Invocation.Ended second = Invocation.run("generate", specs, "--out", out);
                command.signal("CONT");

                assertThat(second.status()).isEqualTo(1);
                assertThat(second.err()).contains("in use by process " + command.pid());

                awaitStored(out, 1);
                command.signal("STOP");
                assertThat(command.endsWithin(700)).isFalse();
                command.signal("CONT");
                Invocation.Ended ended = command.ended();

                assertThat(ended.status()).as(ended.err()).isEqualTo(1);
                assertThat(ended.count("generated")).isEqualTo(2);
                assertThat(ended.count("failed")).isEqualTo(1);
                assertThat(ended.json().at("/failures/0/kind").textValue()).isEqualTo("UNKNOWN_OUTCOME");
                assertThat(FolderAudit.of(out).problemsAtTheEnd()).isEmpty();
                assertThat(FolderAudit.of(out)
                                .ledger()
                                .spent()
                                .plus(FolderAudit.of(out).ledger().held()))
                        .isGreaterThanOrEqualTo(vendor.charged());
            }
        }
    }

    private static void awaitCharged(FakeOpenAi vendor, int images) throws InterruptedException {
        while (vendor.images() < images) {
            Thread.sleep(5);
        }
    }

    private static void awaitStored(Path out, int images) throws Exception {
        while (Files.notExists(out) || Lines.images(out) < images) {
            Thread.sleep(5);
        }
    }
}

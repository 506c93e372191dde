package dev.imagebatch.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.imagebatch.ledger.Entries;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.LedgerInUseException;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.StoppedClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerOwnershipTest {

    private static final String OPENED = "opened";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ledger.jsonl");
    }

    @Test
    void open_whileOpenInThisProcess_isRefusedNamingIt() throws IOException {
        try (FileLedger first = FileLedger.open(file)) {
            assertThatExceptionOfType(LedgerInUseException.class)
                    .isThrownBy(() -> FileLedger.open(folder.resolve("../" + folder.getFileName() + "/ledger.jsonl")))
                    .withMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .withMessageContaining("wait for it or stop it");
            first.append(Entries.started("a", Entries.item(1)));
        }

        try (FileLedger second = FileLedger.open(file)) {
            assertThat(second.find(Entries.item(1))).isPresent();
        }
    }

    @Test
    void open_throughLinkWhileOpen_isRefused() throws IOException {
        try (FileLedger first = FileLedger.open(file)) {
            Path link = Files.createSymbolicLink(folder.resolve("other.jsonl"), first.file());
            assertThatExceptionOfType(LedgerInUseException.class).isThrownBy(() -> FileLedger.open(link));
        }
    }

    @Test
    void open_withALinkAsLock_isRefused_andItsTargetStays() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious.txt"), "precious");
        Files.createSymbolicLink(folder.resolve("ledger.lock"), precious);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> FileLedger.open(file))
                .withMessageContaining("is a link");
        assertThat(precious).hasContent("precious");
    }

    @Test
    void open_ofTwoFilesInOneFolder_isNoConflict() throws IOException {
        try (FileLedger first = FileLedger.open(file);
                FileLedger second = FileLedger.open(folder.resolve("second.jsonl"))) {
            assertThat(first.totals()).isEqualTo(second.totals());
        }
    }

    @Test
    void open_fromAnotherProcess_isRefusedEvenAfterThisOneTriedTwice() throws Exception {
        try (FileLedger first = FileLedger.open(file)) {
            assertThatIOException().isThrownBy(() -> FileLedger.open(file));

            assertThat(answer(child("once")))
                    .contains("in use by process " + ProcessHandle.current().pid())
                    .doesNotContain(OPENED);
            first.append(Entries.started("a", Entries.item(1)));
        }

        assertThat(answer(child("once"))).isEqualTo(OPENED);
    }

    @Test
    void open_afterOwnerWasKilled_succeedsWithWhatItPaid() throws Exception {
        Process owner = child("stay");
        try {
            String ready = owner.inputReader(StandardCharsets.UTF_8).readLine();
            assertThat(ready).isEqualTo(OPENED);
            assertThatExceptionOfType(LedgerInUseException.class)
                    .isThrownBy(() -> FileLedger.open(file))
                    .withMessageContaining("in use by process " + owner.pid() + " since 20");
        } finally {
            owner.destroyForcibly().waitFor();
        }

        try (FileLedger ledger = FileLedger.open(file)) {
            assertThat(ledger.find(Entries.item(1))).containsInstanceOf(ItemState.Unresolved.class);
        }
    }

    @Test
    void open_withLockFileOfDeadProcess_succeedsAndNamesTheNewOwner() throws IOException {
        Path lock = folder.resolve("ledger.lock");
        Files.writeString(lock, "999999999 2020-01-01T00:00:00Z and more than fits into any lock file of today");

        try (FileLedger ledger = FileLedger.open(file, new StoppedClock())) {
            assertThat(lock).hasContent(ProcessHandle.current().pid() + " 2026-11-21T10:00:00Z");
            assertThat(ledger.totals()).isEqualTo(LedgerTotals.NONE);
        }
    }

    @Test
    void open_whileLockFileSaysNothing_isRefusedAllTheSame() throws Exception {
        try (FileLedger first = FileLedger.open(file)) {
            truncateLockFileInAnotherProcess();

            assertThat(answer(child("once")))
                    .contains("in use by another process")
                    .doesNotContain(OPENED);
            first.append(Entries.started("a", Entries.item(1)));
        }
    }

    /** This process must not open the file itself: closing it again would give up the lock. */
    private void truncateLockFileInAnotherProcess() throws Exception {
        Process truncating = new ProcessBuilder("sh", "-c", ": > '" + folder.resolve("ledger.lock") + "'").start();
        assertThat(truncating.waitFor()).isZero();
    }

    private Process child(String manner) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opener.class.getName(),
                        file.toString(),
                        manner)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String answer(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return text;
    }

    /** The other process. */
    static final class Opener {

        private Opener() {}

        public static void main(String[] args) throws Exception {
            try (FileLedger ledger = FileLedger.open(Path.of(args[0]))) {
                if (args[1].equals("stay")) {
                    ledger.append(Entries.started("a", Entries.item(1)));
                }
                System.out.println(OPENED);
                if (args[1].equals("stay")) {
                    System.in.read();
                }
            } catch (LedgerInUseException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

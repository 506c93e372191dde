package dev.imagebatch.ledger.store;

import static dev.imagebatch.ledger.Entries.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.imagebatch.ledger.Entries;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files of a ledger, changed by others while it is open. */
@DisabledOnOs(OS.WINDOWS)
class ForeignChangeTest {

    @TempDir
    Path folder;

    private Path file;
    private Path lock;

    @BeforeEach
    void name() {
        file = folder.resolve("ledger.jsonl");
        lock = folder.resolve("ledger.lock");
    }

    @Test
    void append_afterTheLockWasDeleted_isRefusedFromThenOnAndWritesNothing() throws IOException {
        FileLedger ledger = opened();
        byte[] before = Files.readAllBytes(file);
        Files.delete(lock);

        assertRefused(ledger, "ledger.lock was deleted or replaced");
        assertThat(file).hasBinaryContent(before);
        assertThat(ledger.find(item(1))).containsInstanceOf(ItemState.Unresolved.class);
        assertThatIOException().isThrownBy(ledger::close).withMessageContaining("ledger.lock");
        assertThat(lock).doesNotExist();
        assertOnlyFirstAttemptIsThere();
    }

    @Test
    void append_afterTheLockWasReplaced_isRefusedAndTheOtherProcessKeepsTheLedger() throws IOException {
        FileLedger ledger = opened();
        Files.delete(lock);
        Files.writeString(lock, "4711");
        byte[] before = Files.readAllBytes(file);

        assertRefused(ledger, "ledger.lock was deleted or replaced");
        assertThat(file).hasBinaryContent(before);
        assertThat(lock).hasContent("4711");
    }

    /** Entries that do not concern money are buffered, and checked when they are written. */
    @Test
    void close_afterTheLockWasDeleted_doesNotWriteWhatIsBuffered() throws IOException {
        FileLedger ledger = opened();
        ledger.append(new ImageBound(item(3), Entries.AT, "p", null));
        Files.delete(lock);

        assertThatIOException().isThrownBy(ledger::close).withMessageContaining("ledger.lock was deleted");
        assertOnlyFirstAttemptIsThere();
    }

    @Test
    void append_afterAnotherProcessWroteToTheFile_isRefusedAndWritesOverNothing() throws IOException {
        FileLedger ledger = opened();
        Files.writeString(file, "what another process noted\n", StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(file);

        assertRefused(ledger, "was changed by another process");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void append_afterTheFileWasCut_isRefusedAndLeavesNoHole() throws IOException {
        FileLedger ledger = opened();
        int header = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).indexOf('\n') + 1;
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(header);
        }

        assertRefused(ledger, "was changed by another process");
        assertThat(file).hasSize(header);
    }

    @Test
    void append_thatTheFileLosesWhileItIsForced_isRefused() throws IOException {
        FileLedger ledger = FileLedger.open(file, TimeSource.system(), new UnforcedDevice() {
            @Override
            public void force(RandomAccessFile forced) throws IOException {
                if (forced.length() > 200) {
                    forced.setLength(200);
                }
            }
        });

        assertRefused(ledger, "was changed by another process");
    }

    private FileLedger opened() throws IOException {
        FileLedger ledger = FileLedger.open(file);
        ledger.append(Entries.started("a", item(1)));
        return ledger;
    }

    private static void assertRefused(FileLedger ledger, String reason) {
        for (String attempt : List.of("b", "c")) {
            assertThatIOException()
                    .isThrownBy(() -> ledger.append(Entries.started(attempt, item(2))))
                    .withMessageContaining(reason)
                    .withMessageContaining("nothing more is paid for")
                    .withMessageContaining("run again");
        }
    }

    private void assertOnlyFirstAttemptIsThere() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        FileLedger.read(file, entries::add);
        assertThat(entries).containsExactly(Entries.started("a", item(1)));
    }
}

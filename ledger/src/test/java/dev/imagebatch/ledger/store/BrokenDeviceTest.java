package dev.imagebatch.ledger.store;

import static dev.imagebatch.ledger.Entries.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.imagebatch.ledger.Entries;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenDeviceTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ledger.jsonl");
    }

    @Test
    void append_afterDiskWasFull_isRefusedEvenIfThereIsRoomAgain() throws IOException {
        FullDisk disk = new FullDisk(file);
        FileLedger ledger = FileLedger.open(file, TimeSource.system(), new OneFile(disk));
        ledger.append(Entries.started("a", item(1)));
        disk.room = 40;

        assertThatIOException()
                .isThrownBy(() -> ledger.append(Entries.started("b", item(2))))
                .withMessageContaining("No space left");
        disk.room = Integer.MAX_VALUE;
        assertThatIOException()
                .isThrownBy(() -> ledger.append(new ImageBound(item(3), Entries.AT, "p", null)))
                .withMessageContaining("is read-only after a failed write")
                .withMessageContaining("No space left");
        assertThat(ledger.find(item(1))).isPresent();
        assertThatIOException().isThrownBy(ledger::close);

        assertOnlyFirstAttemptIsThere();
    }

    private void assertOnlyFirstAttemptIsThere() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        try (FileLedger reopened = FileLedger.open(file)) {
            reopened.forEach(entries::add);
        }
        assertThat(entries).containsExactly(Entries.started("a", item(1)));
    }

    @Test
    void append_whenForceFails_isRefusedFromThenOn() throws IOException {
        FullDisk disk = new FullDisk(file);
        FileLedger ledger = FileLedger.open(file, TimeSource.system(), new OneFile(disk));
        disk.forces = false;

        assertThatIOException()
                .isThrownBy(() -> ledger.append(Entries.started("a", item(1))))
                .withMessageContaining("could not be written");
        assertThatIOException()
                .isThrownBy(() -> ledger.append(new ImageBound(item(3), Entries.AT, "p", null)))
                .withMessageContaining("is read-only after a failed write");
        assertThatCode(ledger::close).doesNotThrowAnyException();
    }

    @Test
    void append_afterTheFileWasMoved_isRefusedWithTheSameMessageEachTime() throws IOException {
        FileLedger ledger = FileLedger.open(file);
        ledger.append(Entries.started("a", item(1)));
        Files.move(file, folder.resolve("moved.jsonl"));

        for (String attempt : new String[] {"b", "c"}) {
            assertThatIOException()
                    .isThrownBy(() -> ledger.append(Entries.started(attempt, item(2))))
                    .withMessageContaining("ledger.jsonl was deleted or moved while it was in use")
                    .withMessageContaining("what it held was written there again");
        }
        assertThatCode(ledger::close).doesNotThrowAnyException();
        assertThat(file).exists();
    }

    @Test
    void open_whenHeaderCannotBeWritten_failsAndLeavesTheLedgerFree() throws IOException {
        FullDisk disk = new FullDisk(file);
        disk.room = 3;
        assertThatIOException()
                .isThrownBy(() -> FileLedger.open(file, TimeSource.system(), new OneFile(disk)))
                .withMessageContaining("No space left");

        try (FileLedger ledger = FileLedger.open(file)) {
            assertThat(ledger.totals()).isEqualTo(LedgerTotals.NONE);
        }
    }

    /** A file on a disk with little room, which fails as a real one does: after a part was written. */
    private static final class FullDisk extends RandomAccessFile {

        private int room = Integer.MAX_VALUE;
        private boolean forces = true;

        FullDisk(Path file) throws IOException {
            super(file.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int fits = Math.min(room, length);
            super.write(bytes, from, fits);
            room -= fits;
            if (fits < length) {
                throw new IOException("No space left on device");
            }
        }
    }

    private static final class OneFile extends UnforcedDevice {

        private final FullDisk file;

        OneFile(FullDisk file) {
            this.file = file;
        }

        @Override
        public RandomAccessFile open(Path path) {
            return file;
        }

        @Override
        public void force(RandomAccessFile forced) throws IOException {
            if (!file.forces) {
                throw new IOException("Input/output error");
            }
        }
    }
}

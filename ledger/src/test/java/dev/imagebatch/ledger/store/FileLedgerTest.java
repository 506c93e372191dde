package dev.imagebatch.ledger.store;

import static dev.imagebatch.ledger.Entries.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.ledger.Entries;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerBehaviour;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.NumberReserved;
import dev.imagebatch.ledger.StoppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest extends LedgerBehaviour {

    @TempDir
    Path folder;

    @Override
    public Ledger create() throws IOException {
        return FileLedger.open(folder.resolve("made/on the way/ledger.jsonl"));
    }

    @Test
    void open_ofNewFile_beginsWithHeader() throws IOException {
        Path file = folder.resolve("new.jsonl");
        try (FileLedger ledger = FileLedger.open(file, new StoppedClock())) {
            assertThat(ledger.file()).isEqualTo(file);
        }

        assertThat(Files.readString(file))
                .matches("\\{\"imagebatch\":\"ledger\",\"format\":1,\"created\":\"2026-11-21T10:00:00.123456789Z\","
                        + "\"crc\":\"[0-9a-f]{8}\"}\n");
    }

    @Test
    void reserveNumber_stampsWithGivenTime() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        try (FileLedger ledger = FileLedger.open(folder.resolve("n.jsonl"), new StoppedClock())) {
            ledger.reserveNumber(item(1), "anna");
            ledger.forEach(entries::add);
        }

        assertThat(entries).containsExactly(new NumberReserved(item(1), Entries.AT, "anna", 1));
    }

    @Test
    void reopened_afterEveryKindOfEntry_knowsTheSame() throws IOException {
        Path file = folder.resolve("r.jsonl");
        try (FileLedger ledger = FileLedger.open(file)) {
            ledger.append(Entries.everyKind());
        }

        List<LedgerEntry> entries = new ArrayList<>();
        try (FileLedger ledger = FileLedger.open(file)) {
            ledger.forEach(entries::add);
            assertThat(ledger.find(item(5))).containsInstanceOf(ItemState.Received.class);
            assertThat(ledger.find(item(8))).containsInstanceOf(ItemState.Unresolved.class);
            assertThat(ledger.reserveNumber(item(1), "{\"entries\":[ ,\"crc\":\"00000000\"}"))
                    .isEqualTo(8);
        }
        assertThat(entries).isEqualTo(Entries.everyKind());
    }

    @Test
    void append_largerThanTheBuffer_isFoundBeforeAndAfterReopening() throws IOException {
        Path file = folder.resolve("large.jsonl");
        ImageStored large = Entries.stored(item(1), "x".repeat(200_000));
        try (FileLedger ledger = FileLedger.open(file)) {
            ledger.append(List.of(Entries.stored(item(2), "small"), large, Entries.stored(item(3), "small")));
            assertThat(ledger.find(item(1))).contains(new ItemState.Stored(large));
        }
        try (FileLedger ledger = FileLedger.open(file)) {
            assertThat(ledger.find(item(1))).contains(new ItemState.Stored(large));
            assertThat(ledger.find(item(3))).isPresent();
        }
    }

    @Test
    void append_ofHalfASurrogatePair_isWrittenAsQuestionMarkAndCountsOn() throws IOException {
        Path file = folder.resolve("half.jsonl");
        try (FileLedger ledger = FileLedger.open(file)) {
            assertThat(ledger.reserveNumber(item(1), "anna \ud83d 🖼")).isEqualTo(1);
            assertThat(ledger.reserveNumber(item(2), "anna \ud83d 🖼")).isEqualTo(2);
        }

        assertThat(Files.readString(file)).contains("\"anna ? 🖼\"");
        try (FileLedger ledger = FileLedger.open(file)) {
            assertThat(ledger.reserveNumber(item(3), "anna \ud83d 🖼")).isEqualTo(3);
        }
    }

    @Test
    void append_aboutMoney_isInTheFileAtOnce() throws IOException {
        Path file = folder.resolve("money.jsonl");
        try (FileLedger ledger = FileLedger.open(file)) {
            ledger.append(new ImageBound(item(7), Entries.AT, "page", null));
            ledger.append(Entries.started("a", item(1)));

            assertThat(Files.readString(file))
                    .contains("image-bound")
                    .endsWith("\n")
                    .contains("attempt-started");
        }
    }

    @Test
    void append_notAboutMoney_waitsInTheBufferUntilItIsReadOrClosed() throws IOException {
        Path file = folder.resolve("free.jsonl");
        try (FileLedger ledger = FileLedger.open(file)) {
            long empty = Files.size(file);
            ledger.append(new ImageBound(item(7), Entries.AT, "page", null));
            assertThat(Files.size(file)).isEqualTo(empty);
        }

        assertThat(Files.readString(file)).contains("image-bound");
    }

    @Test
    void ledger_closedTwice_refusesWorkAndKeepsTotals() throws IOException {
        FileLedger ledger = FileLedger.open(folder.resolve("closed.jsonl"));
        ledger.append(List.of(Entries.started("a", item(1)), Entries.ended("a", Charged.YES)));
        ledger.close();
        ledger.close();

        assertThatIOException()
                .isThrownBy(() -> ledger.append(Entries.started("b", item(2))))
                .withMessageContaining("closed");
        assertThatIOException().isThrownBy(() -> ledger.find(item(1))).withMessageContaining("closed");
        assertThat(ledger.totals().spent()).isEqualTo(Entries.CENT.times(3));
    }
}

package dev.imagebatch.ledger;

import static dev.imagebatch.ledger.Entries.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.store.FileLedger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of format 1 as it was first written: every later version must read it and go on with it. */
class GoldenLedgerTest {

    @TempDir
    Path folder;

    private Path golden;

    @BeforeEach
    void copyGoldenFile() throws IOException {
        golden = folder.resolve("format-1.jsonl");
        try (InputStream in = GoldenLedgerTest.class.getResourceAsStream("format-1.jsonl")) {
            Files.copy(in, golden);
        }
    }

    @Test
    void goldenFile_opened_knowsEverything() throws IOException {
        try (FileLedger ledger = FileLedger.open(golden)) {
            assertThat(entriesOf(ledger)).isEqualTo(Entries.everyKind());
            assertThat(ledger.find(item(1))).containsInstanceOf(ItemState.Stored.class);
            assertThat(ledger.find(item(2))).containsInstanceOf(ItemState.Stored.class);
            assertThat(ledger.find(item(3))).containsInstanceOf(ItemState.Failed.class);
            assertThat(ledger.find(item(4))).containsInstanceOf(ItemState.Failed.class);
            assertThat(ledger.find(item(5))).containsInstanceOf(ItemState.Received.class);
            assertThat(ledger.isBound(item(6))).isTrue();
            assertThat(ledger.find(item(8))).containsInstanceOf(ItemState.Unresolved.class);
            assertThat(ledger.number(item(1))).hasValue(7);
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.usd("0.03"), Money.usd("12.04")));
        }
    }

    @Test
    void goldenFile_goneOnWith_keepsEverything() throws IOException {
        try (FileLedger ledger = FileLedger.open(golden)) {
            ledger.append(Entries.stored(item(5), "five.png"));
        }

        try (FileLedger ledger = FileLedger.open(golden)) {
            assertThat(entriesOf(ledger))
                    .startsWith(Entries.everyKind().toArray(LedgerEntry[]::new))
                    .hasSize(12);
            assertThat(ledger.find(item(5))).containsInstanceOf(ItemState.Stored.class);
        }
    }

    @Test
    void sameEntries_written_areTheGoldenFile() throws IOException {
        Path written = folder.resolve("written.jsonl");
        write(written);

        assertThat(Files.readString(written)).isEqualTo(Files.readString(golden));
    }

    /** The type came later than the format: versions from before refuse a ledger as soon as it has one, naming the type. */
    @Test
    void settlements_written_areTheirGoldenFile() throws IOException {
        Path written = folder.resolve("settled.jsonl");
        try (FileLedger ledger = FileLedger.open(written, new StoppedClock())) {
            for (LedgerEntry entry : Entries.settlements()) {
                ledger.append(entry);
            }
        }

        try (InputStream in = GoldenLedgerTest.class.getResourceAsStream("format-1-settled.jsonl")) {
            assertThat(written).hasBinaryContent(in.readAllBytes());
        }
        try (FileLedger ledger = FileLedger.open(written)) {
            assertThat(entriesOf(ledger)).isEqualTo(Entries.settlements());
            assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.usd("0.02"), Money.ZERO));
            assertThat(ledger.find(item(1))).containsInstanceOf(ItemState.Failed.class);
            assertThat(ledger.find(item(2))).containsInstanceOf(ItemState.Unresolved.class);
        }
    }

    /** The fields came later than the format, and versions from before pass them over; the types they refuse, naming them. */
    @Test
    void finished_written_areTheirGoldenFile() throws IOException {
        Path written = folder.resolve("finished.jsonl");
        try (FileLedger ledger = FileLedger.open(written, new StoppedClock())) {
            for (LedgerEntry entry : Entries.finished()) {
                ledger.append(entry);
            }
        }

        try (InputStream in = GoldenLedgerTest.class.getResourceAsStream("format-1-finished.jsonl")) {
            assertThat(written).hasBinaryContent(in.readAllBytes());
        }
        try (FileLedger ledger = FileLedger.open(written)) {
            assertThat(entriesOf(ledger)).isEqualTo(Entries.finished());
            assertThat(ledger.find(item(3))).containsInstanceOf(ItemState.Written.class);
            assertThat(ledger.find(item(1))).containsInstanceOf(ItemState.Discarded.class);
            assertThat(ledger.step(item(6), "0/abab/file")).contains("media:\"7\"");
        }
    }

    /** Fields and types came later than the format. */
    @Test
    void deletions_written_areTheirGoldenFile() throws IOException {
        Path written = folder.resolve("deleted.jsonl");
        try (FileLedger ledger = FileLedger.open(written, new StoppedClock())) {
            for (LedgerEntry entry : Entries.deleted()) {
                ledger.append(entry);
            }
        }

        try (InputStream in = GoldenLedgerTest.class.getResourceAsStream("format-1-deleted.jsonl")) {
            assertThat(written).hasBinaryContent(in.readAllBytes());
        }
        Subject mara = Subject.of("mara \"quoted\"", "anna\n港");
        try (FileLedger ledger = FileLedger.open(written)) {
            assertThat(entriesOf(ledger)).isEqualTo(Entries.deleted());
            assertThat(ledger.find(item(1))).isEmpty();
            assertThat(ledger.find(item(3))).isEmpty();
            assertThat(ledger.find(item(4))).isEmpty();
            assertThat(ledger.number(item(3))).isEmpty();
            assertThat(ledger.isBound(item(6))).isFalse();
            assertThat(ledger.entries(mara, SubjectEntries.IMAGES, 0, 10)).isEmpty();
            assertThat(ledger.entries(mara, SubjectEntries.DELETIONS, 0, 10))
                    .containsExactly(Entries.deleted().get(9));
            assertThat(ledger.image(Subject.of(mara.name()), "mara_image_5.png"))
                    .contains(Entries.deleted().get(4));
            assertThat(ledger.reserveNumber(item(3), "{subject}_image_")).isEqualTo(4);
        }
    }

    /** Two lines of one entry, one line of three, then one line an entry. */
    static void write(Path file) throws IOException {
        List<LedgerEntry> entries = Entries.everyKind();
        try (FileLedger ledger = FileLedger.open(file, new StoppedClock())) {
            ledger.append(entries.get(0));
            ledger.append(entries.get(1));
            ledger.append(entries.subList(2, 5));
            for (LedgerEntry entry : entries.subList(5, entries.size())) {
                ledger.append(entry);
            }
        }
    }

    private static List<LedgerEntry> entriesOf(Ledger ledger) throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.forEach(entries::add);
        return entries;
    }
}

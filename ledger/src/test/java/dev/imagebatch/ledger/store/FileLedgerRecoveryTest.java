package dev.imagebatch.ledger.store;

import static dev.imagebatch.ledger.Entries.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.imagebatch.ledger.Entries;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.json.LedgerLine;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerRecoveryTest {

    /** Three appends: lines 2, 3 (a group) and 4. */
    private static final List<List<LedgerEntry>> APPENDS = List.of(
            Entries.everyKind().subList(0, 1),
            Entries.everyKind().subList(1, 4),
            Entries.everyKind().subList(4, 5));

    @TempDir
    Path folder;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void writeThreeLines() throws IOException {
        file = folder.resolve("ledger.jsonl");
        try (FileLedger ledger = open()) {
            for (List<LedgerEntry> append : APPENDS) {
                ledger.append(append);
            }
        }
        whole = Files.readAllBytes(file);
    }

    @Test
    void open_ofFileCutAtAnyByte_hasTheWholeLinesAndGoesOn() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int lines = Math.max(0, lineFeedsBefore(length) - 1);

            try (FileLedger ledger = open()) {
                assertThat(entriesOf(ledger)).as("cut at %d", length).isEqualTo(firstAppends(lines));
                ledger.append(Entries.stored(item(20), "after.png"));
            }
            try (FileLedger ledger = open()) {
                assertThat(ledger.find(item(20))).isPresent();
                assertThat(entriesOf(ledger)).hasSize(firstAppends(lines).size() + 1);
            }
        }
    }

    @Test
    void open_ofFileWithAnyBitFlipped_isRefusedOrLosesTheLastLineOnly() throws IOException {
        int lastLine = startOfLastLine();
        for (int bit = 0; bit < whole.length * 8; bit += whole[bit / 8] == '\n' ? 1 : 7) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, damaged);

            if (bit / 8 < lastLine || bit / 8 == whole.length - 1) {
                assertRefused(bit, damaged);
            } else {
                assertCutOrRefused(bit, damaged);
            }
        }
    }

    private void assertRefused(int bit, byte[] damaged) throws IOException {
        assertThatIOException().as("bit %d", bit).isThrownBy(() -> open());
        assertThat(Files.readAllBytes(file)).as("bit %d", bit).isEqualTo(damaged);
    }

    private void assertCutOrRefused(int bit, byte[] damaged) throws IOException {
        try (FileLedger ledger = open()) {
            assertThat(entriesOf(ledger)).as("bit %d", bit).isEqualTo(firstAppends(2));
        } catch (LedgerCorruptedException e) {
            assertThat(Files.readAllBytes(file)).as("bit %d", bit).isEqualTo(damaged);
        }
    }

    @Test
    void open_ofFileWhoseEndBecameZeros_cutsThemOff() throws IOException {
        for (int keep = startOfLastLine(); keep < whole.length; keep++) {
            Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, keep), whole.length + 5_000));

            try (FileLedger ledger = open()) {
                assertThat(entriesOf(ledger)).as("zeros from %d", keep).isEqualTo(firstAppends(2));
            }
        }
    }

    @Test
    void open_ofFileDamagedInTheMiddle_saysWhereAndWhatToDo() throws IOException {
        byte[] damaged = whole.clone();
        damaged[new String(whole, StandardCharsets.ISO_8859_1).indexOf("attempt-started")] = 'A';
        Files.write(file, damaged);

        assertThatExceptionOfType(LedgerCorruptedException.class)
                .isThrownBy(() -> open())
                .withMessageContaining("ledger.jsonl:2: ")
                .withMessageContaining("move it away")
                .withMessageContaining("images are not lost");
    }

    @Test
    void open_afterRefusal_isPossibleOnceTheFileIsRestored() throws IOException {
        Files.write(file, Arrays.copyOfRange(whole, 1, whole.length));
        assertThatIOException().isThrownBy(() -> open()).withMessageContaining("is not a ledger");
        Files.write(file, whole);

        try (FileLedger ledger = open()) {
            assertThat(entriesOf(ledger)).isEqualTo(firstAppends(3));
        }
    }

    @Test
    void open_ofFileWithLineTakenOut_isRefusedWhereItDoesNotAddUp() throws IOException {
        String text = new String(whole, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.remove(1);
        Files.writeString(file, String.join("\n", lines) + "\n");

        assertThatExceptionOfType(LedgerCorruptedException.class)
                .isThrownBy(() -> open())
                .withMessageContaining("ledger.jsonl:2: attempt a-1 ends without having started");
    }

    @Test
    void open_ofNewerFormat_isRefused() throws IOException {
        Files.write(file, LedgerLine.sealed(ascii("{\"imagebatch\":\"ledger\",\"format\":2,\"more\":[{}]}")));

        assertThatIOException()
                .isThrownBy(() -> open())
                .withMessageContaining("newer version")
                .withMessageContaining("format 2");
    }

    @Test
    void open_withUnknownEntryTypeEvenInLastLine_isRefusedAsNewer() throws IOException {
        appendSealed("{\"type\":\"attempt-renamed\",\"at\":\"2026-11-21T10:00:00Z\"}");

        assertThatIOException()
                .isThrownBy(() -> open())
                .withMessageContaining("ledger.jsonl:5: written by a newer version")
                .withMessageContaining("attempt-renamed");
    }

    @Test
    void open_withUnknownField_ignoresIt() throws IOException {
        appendSealed("{\"type\":\"image-bound\",\"mood\":{\"a\":[1]},\"at\":\"2026-11-21T10:00:00Z\",\"binding\":\""
                + item(9) + "\",\"place\":\"p\"}");

        try (FileLedger ledger = open()) {
            assertThat(ledger.isBound(item(9))).isTrue();
        }
    }

    @Test
    void open_withSealedNonsense_isRefusedWithItsLine() throws IOException {
        for (String nonsense : List.of(
                "{}",
                "[1}",
                "{\"type\":\"image-bound\"}",
                "{\"type\":\"image-bound\",\"binding\":\"xyz\"}",
                "{\"type\":\"attempt-started\",\"attempt\":\"z\",\"heldUsd\":1e999999999,\"items\":[]}",
                "{\"type\":\"attempt-started\",\"attempt\":\"z\",\"heldUsd\":9999999999,\"items\":[]}",
                "{\"type\":\"number-reserved\",\"item\":\"" + item(1) + "\",\"sequence\":\"s\",\"number\":-4}",
                "{\"type\":\"number-reserved\",\"item\":\"" + item(1) + "\",\"sequence\":\"s\",\"number\":99999999999}",
                "{\"entries\":7}",
                "{\"entries\":[{\"type\":\"item-failed\",\"item\":\"" + item(1) + "\",\"charged\":\"perhaps\"}]}")) {
            Files.write(file, whole);
            appendSealed(nonsense);

            assertThatExceptionOfType(LedgerCorruptedException.class)
                    .as(nonsense)
                    .isThrownBy(() -> open())
                    .withMessageContaining("ledger.jsonl:5: ");
        }
    }

    @Test
    void open_ofAnotherFile_isRefusedAndLeavesItAlone() throws IOException {
        for (byte[] other :
                List.of(ascii("my notes"), new byte[3], new byte[200_000], ascii("\n"), ascii("{\"a\":1}\n"))) {
            Files.write(file, other);

            assertThatIOException().isThrownBy(() -> open()).withMessageContaining("is not a ledger");
            assertThat(Files.readAllBytes(file)).isEqualTo(other);
        }
    }

    @Test
    void open_ofEndlessLine_isRefusedWithoutReadingItAll() throws IOException {
        byte[] endless = new byte[LedgerLine.LONGEST * 3];
        Arrays.fill(endless, (byte) 'x');
        Files.write(file, endless);

        assertThatIOException().isThrownBy(() -> open()).withMessageContaining("longer than");
    }

    private FileLedger open() throws IOException {
        return FileLedger.open(file, TimeSource.system(), new UnforcedDevice());
    }

    private void appendSealed(String object) throws IOException {
        byte[] line = LedgerLine.sealed(ascii(object));
        byte[] both = Arrays.copyOf(Files.readAllBytes(file), whole.length + line.length);
        System.arraycopy(line, 0, both, whole.length, line.length);
        Files.write(file, both);
    }

    private int startOfLastLine() {
        int start = whole.length - 1;
        while (whole[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int lineFeedsBefore(int end) {
        int count = 0;
        for (int i = 0; i < end; i++) {
            count += whole[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    private static List<LedgerEntry> firstAppends(int count) {
        return APPENDS.subList(0, count).stream().flatMap(List::stream).toList();
    }

    private static List<LedgerEntry> entriesOf(Ledger ledger) throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.forEach(entries::add);
        return entries;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

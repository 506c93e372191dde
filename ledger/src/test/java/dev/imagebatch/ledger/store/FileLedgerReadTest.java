package dev.imagebatch.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.NumberReserved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerReadTest {

    private static final NumberReserved FIRST =
            new NumberReserved(new Fingerprint(1, 1), Instant.parse("2026-11-21T10:00:00Z"), "anna", 1);
    private static final NumberReserved SECOND =
            new NumberReserved(new Fingerprint(1, 2), Instant.parse("2026-11-21T10:00:01Z"), "anna", 2);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("ledger.jsonl");
    }

    private List<LedgerEntry> read() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        FileLedger.read(file(), entries::add);
        return entries;
    }

    @Test
    void forEach_whileTheLedgerIsOpen_readsWhatIsThere() throws IOException {
        try (FileLedger ledger = FileLedger.open(file())) {
            ledger.append(List.of(FIRST, SECOND));
            ledger.totals();
            ledger.forEach(entry -> {});

            assertThat(read()).containsExactly(FIRST, SECOND);
        }
        assertThat(read()).containsExactly(FIRST, SECOND);
    }

    @Test
    void forEach_ofALineThatIsBeingWritten_leavesItOutAndTheFileAlone() throws IOException {
        write(FIRST);
        long whole = Files.size(file());
        write(SECOND);
        byte[] all = Files.readAllBytes(file());
        for (int length = (int) whole; length < all.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(all, length));

            assertThat(read()).containsExactly(FIRST);
            assertThat(file()).hasSize(length);
        }
    }

    @Test
    void forEach_ofDamage_saysWhere() throws IOException {
        write(FIRST);
        write(SECOND);
        Files.writeString(file(), Files.readString(file()).replaceFirst("anna", "hanna"));

        assertThatThrownBy(this::read)
                .isInstanceOf(LedgerCorruptedException.class)
                .hasMessageContaining("ledger.jsonl:2: damaged");
    }

    @Test
    void forEach_ofWhatIsNoLedger_saysSo() throws IOException {
        Files.writeString(file(), "a\nb\n");
        assertThatThrownBy(this::read).hasMessageContaining("is not a ledger");

        Files.delete(file());
        write(FIRST);
        Files.writeString(file(), "{}\n", StandardOpenOption.APPEND);
        Files.writeString(file(), "{}\n", StandardOpenOption.APPEND);
        assertThatThrownBy(this::read).isInstanceOf(LedgerCorruptedException.class);
        assertThatThrownBy(() -> FileLedger.read(folder.resolve("gone"), entry -> {}))
                .isInstanceOf(IOException.class);
    }

    private void write(LedgerEntry entry) throws IOException {
        try (FileLedger ledger = FileLedger.open(file())) {
            ledger.append(List.of(entry));
        }
    }
}

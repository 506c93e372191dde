package dev.imagebatch.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.json.LedgerHeader;
import dev.imagebatch.ledger.json.LedgerLine;
import dev.imagebatch.ledger.state.LedgerState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A ledger is read whole, cut off at a torn end, or refused; recovery and reading agree on its entries. */
class LedgerFuzzTest {

    private Path file;

    @BeforeEach
    void createFile() throws IOException {
        file = Files.createTempFile("ledger", ".jsonl");
    }

    @AfterEach
    void deleteFile() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The checksums stay as they come: nearly all of it is torn or damaged. */
    @FuzzTest
    void file_ofAnyBytes_isReadOrRefused(byte[] content) throws IOException {
        Files.write(file, content);
        try {
            assertThat(LedgerRecovery.replay(file, content.length, new LedgerState()))
                    .isBetween(0L, (long) content.length);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining(file.toString());
        }
    }

    /** Each line of the input becomes a line with the right checksum, as only a defect or an attacker writes it. */
    @FuzzTest
    void lines_ofAnyObjects_areReadTheSameBothWays(byte[] content) throws IOException {
        List<byte[]> lines = sealed(content);
        write(lines);
        LedgerState scanned = new LedgerState();
        try {
            LedgerRecovery.replay(file, Files.size(file), scanned);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining(file.toString());
            return;
        }

        read().ifPresent(state -> assertThat(state.totals()).isEqualTo(scanned.totals()));
    }

    private void write(List<byte[]> lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(LedgerHeader.of(Instant.EPOCH));
        lines.forEach(all::writeBytes);
        Files.write(file, all.toByteArray());
    }

    /** All fields of all entries; empty if one of those that recovery leaves out is malformed. */
    private Optional<LedgerState> read() throws IOException {
        LedgerState state = new LedgerState();
        try {
            FileLedger.read(file, entry -> state.apply(entry, 1));
            return Optional.of(state);
        } catch (LedgerCorruptedException e) {
            return Optional.empty();
        }
    }

    private static List<byte[]> sealed(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte next : content) {
            if (next == '\n' && line.size() > 1) {
                lines.add(LedgerLine.sealed(line.toByteArray()));
                line.reset();
            } else if (next != '\n') {
                line.write(next);
            }
        }
        if (line.size() > 1) {
            lines.add(LedgerLine.sealed(line.toByteArray()));
        }
        return lines;
    }
}

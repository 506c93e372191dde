package dev.imagebatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonParser;
import dev.imagebatch.ledger.json.EntryReader;
import dev.imagebatch.ledger.json.LedgerFormat;
import dev.imagebatch.ledger.json.LedgerLine;
import dev.imagebatch.ledger.state.LedgerState;
import dev.imagebatch.ledger.store.LedgerRecovery;
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

/** A ledger is read whole, cut off at a torn end, or refused; what it says is never read in two ways. */
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
            assertThat(new LedgerRecovery(file, new LedgerState()).run(content.length))
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
            new LedgerRecovery(file, scanned).run(Files.size(file));
        } catch (IOException e) {
            assertThat(e).hasMessageContaining(file.toString());
            return;
        }

        read(lines).ifPresent(state -> assertThat(state.totals()).isEqualTo(scanned.totals()));
    }

    private void write(List<byte[]> lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(LedgerFormat.header(Instant.EPOCH));
        lines.forEach(all::writeBytes);
        Files.write(file, all.toByteArray());
    }

    /** Every entry in full; empty where the part of it that the scanner does not look at is refused, and said so. */
    private static Optional<LedgerState> read(List<byte[]> lines) throws IOException {
        LedgerState state = new LedgerState();
        try {
            for (byte[] line : lines) {
                try (JsonParser json = LedgerFormat.JSON.createParser(line)) {
                    EntryReader.line(json).forEach(entry -> state.apply(entry, 1));
                }
            }
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

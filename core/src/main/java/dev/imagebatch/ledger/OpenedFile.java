package dev.imagebatch.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger file that was read and is ready to grow.
 *
 * @param state what its entries add up to
 * @param lines the file behind its last whole line
 */
record OpenedFile(LedgerState state, AppendOnlyFile lines) {

    private static final Logger LOG = LoggerFactory.getLogger(FileLedger.class);

    static OpenedFile open(Path file, InstantSource time, Device device) throws IOException {
        RandomAccessFile out = device.open(file);
        OpenedFile opened = null;
        try {
            opened = open(file, time, out);
            return opened;
        } finally {
            if (opened == null) {
                out.close();
            }
        }
    }

    private static OpenedFile open(Path file, InstantSource time, RandomAccessFile out) throws IOException {
        LedgerState state = new LedgerState();
        long length = out.length();
        long whole = new LedgerRecovery(file, state).run(length);
        if (whole < length) {
            LOG.warn("{}: the last {} bytes were not written whole and are cut off", file, length - whole);
            out.setLength(whole);
        }
        AppendOnlyFile lines = new AppendOnlyFile(file, out);
        if (whole == 0) {
            lines.append(LedgerFormat.header(time.instant()));
            forceFolder(file);
        }
        lines.forceAll();
        return new OpenedFile(state, lines);
    }

    /** So that the new file's name outlives a power cut; where folders cannot be forced the system sees to it. */
    private static void forceFolder(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            LOG.debug("{}: the folder cannot be forced: {}", file, e.toString());
        }
    }

    /** Opens a file for writing. */
    @FunctionalInterface
    interface Device {
        RandomAccessFile open(Path file) throws IOException;
    }
}

package dev.imagebatch.ledger.store;

import dev.imagebatch.ledger.json.LedgerHeader;
import dev.imagebatch.ledger.state.LedgerState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger file that was read and is ready to grow.
 *
 * @param state the sum of its entries
 * @param lines the file, to be continued after its last whole line
 */
record OpenLedgerFile(LedgerState state, AppendOnlyFile lines) {

    private static final Logger LOG = LoggerFactory.getLogger("dev.imagebatch.ledger");

    static OpenLedgerFile open(LedgerLock lock, InstantSource time, Disk device) throws IOException {
        Path file = lock.ledger();
        RandomAccessFile out = device.open(file);
        OpenLedgerFile ready = null;
        try {
            OpenLedgerFile opened = read(lock, device, out);
            if (out.length() == 0) {
                opened.lines().append(LedgerHeader.of(time.instant()));
                device.forceName(file);
            }
            opened.lines().forceAll();
            ready = opened;
            return ready;
        } finally {
            if (ready == null) {
                out.close();
            }
        }
    }

    private static OpenLedgerFile read(LedgerLock lock, Disk device, RandomAccessFile out) throws IOException {
        Path file = lock.ledger();
        LedgerState state = new LedgerState();
        long length = out.length();
        long whole = LedgerRecovery.replay(file, length, state);
        if (whole < length) {
            LOG.warn("{}: cut off the last {} bytes, which an interrupted write left", file, length - whole);
            out.setLength(whole);
        }
        return new OpenLedgerFile(state, new AppendOnlyFile(file, out, device, lock));
    }
}

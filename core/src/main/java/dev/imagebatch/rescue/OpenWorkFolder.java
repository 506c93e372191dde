package dev.imagebatch.rescue;

import dev.imagebatch.ledger.store.FileLedger;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * An output folder with its ledger and its rescue store, open for one process.
 *
 * @param ledger the ledger
 * @param rescue the store of received images
 */
public record OpenWorkFolder(FileLedger ledger, RescueStore rescue) implements Closeable {

    /**
     * Opens an output folder and removes what an interrupted run left in its work folder.
     *
     * @param folder the output folder
     * @param work the work folder
     * @param clock the clock
     * @throws IOException if a file cannot be read or written, the work folder has a link, the ledger was lost, or another
     *     process uses the
     *     folder; nothing stays open
     */
    public static OpenWorkFolder open(Path folder, WorkFolder work, InstantSource clock) throws IOException {
        WorkFolder usual = WorkFolder.of(folder);
        WorkFolder.requireSound(folder);
        if (!work.equals(usual)) {
            work.requireNoLinks();
        }
        FileLedger ledger = FileLedger.open(usual.ledger());
        OpenWorkFolder opened = null;
        try {
            LeftoverCleanup.clear(work, ledger);
            opened = new OpenWorkFolder(ledger, new RescueStore(work, clock));
            return opened;
        } finally {
            if (opened == null) {
                ledger.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}

package dev.imagebatch.ledger.store;

import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A device that never waits for the disk, for tests that open and write very often. */
public class UnforcedDevice implements Disk {

    public static FileLedger ledger(Path file) throws IOException {
        return FileLedger.open(file, TimeSource.system(), new UnforcedDevice());
    }

    @Override
    public RandomAccessFile open(Path file) throws IOException {
        return FILE_SYSTEM.open(file);
    }

    @Override
    public void force(RandomAccessFile file) throws IOException {}

    @Override
    public void forceName(Path file) {}
}

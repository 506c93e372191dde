package dev.imagebatch.ledger.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The device that keeps a ledger file, forced so that its bytes outlive a power cut. */
interface Disk {

    /** The file system. */
    Disk FILE_SYSTEM = new FileSystemDisk();

    RandomAccessFile open(Path file) throws IOException;

    void force(RandomAccessFile file) throws IOException;

    /** Forces the name of a new file, if the system allows that. */
    void forceName(Path file);

    /** The file system. */
    final class FileSystemDisk implements Disk {

        private static final Logger LOG = LoggerFactory.getLogger("dev.imagebatch.ledger");

        private FileSystemDisk() {}

        @Override
        public RandomAccessFile open(Path file) throws IOException {
            return new RandomAccessFile(file.toFile(), "rw");
        }

        @Override
        public void force(RandomAccessFile file) throws IOException {
            file.getFD().sync();
        }

        @Override
        public void forceName(Path file) {
            Path folder = file.toAbsolutePath().resolveSibling("");
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                LOG.debug("{}: the folder cannot be forced: {}", folder, e.toString());
            }
        }
    }
}

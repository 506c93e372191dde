package dev.imagebatch.cli;

import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.rescue.WorkFolder;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.sink.ImageSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The output folder of a batch, created only when something is stored in it. */
final class Destination implements Closeable {

    private final Path path;
    private @Nullable BatchFolder folder;

    private Destination(Path path, @Nullable BatchFolder folder) {
        this.path = path;
        this.folder = folder;
    }

    static Destination at(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw CommandException.invalid("--out: " + path + " is a file, not a folder");
        }
        boolean used = Files.exists(WorkFolder.of(path).ledger());
        if (!used) {
            WorkFolder.requireSound(path);
        }
        return new Destination(path, used ? BatchFolder.open(path) : null);
    }

    Path path() {
        return path;
    }

    WorkFolder workFolder() {
        return WorkFolder.of(path);
    }

    /** Returns the folder, creating it if necessary. */
    BatchFolder folder() throws IOException {
        if (folder == null) {
            folder = BatchFolder.open(path);
        }
        return folder;
    }

    ImageSink sink() {
        return folder == null ? FileSystemSink.at(path) : folder.sink();
    }

    Ledger ledger() {
        return folder == null ? new MemoryLedger() : folder.ledger();
    }

    @Override
    public void close() throws IOException {
        if (folder != null) {
            folder.close();
        }
    }
}

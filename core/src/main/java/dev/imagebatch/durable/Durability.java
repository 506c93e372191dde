package dev.imagebatch.durable;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Forces files and the names in folders to the device.
 *
 * <p>Threads that wait for one folder at the same time share one force: with many images at once, a folder is forced far
 * less often than images get their names in it. Thread-safe; an interrupt neither spoils a force nor is lost.
 */
public final class Durability {

    private final Map<Path, Folder> folders = new HashMap<>();

    /** A folder that somebody waits for. */
    private static final class Folder {

        private final SharedForce shared = new SharedForce();
        private int waiting;
    }

    /** Forces what a file holds. */
    public static void ofFile(Path file) throws IOException {
        force(file, StandardOpenOption.WRITE);
    }

    /**
     * Forces the names in a folder, on systems that can: others keep them safe by themselves, or not at all.
     *
     * @param folder the folder, spelled alike by all who share it
     */
    public void ofNamesIn(Path folder) {
        Folder shared = enter(folder);
        try {
            shared.shared.run(() -> force(folder, StandardOpenOption.READ));
        } catch (IOException e) {
            return;
        } finally {
            leave(folder, shared);
        }
    }

    private Folder enter(Path path) {
        synchronized (folders) {
            Folder folder = folders.computeIfAbsent(path, first -> new Folder());
            folder.waiting++;
            return folder;
        }
    }

    private void leave(Path path, Folder folder) {
        synchronized (folders) {
            folder.waiting--;
            if (folder.waiting == 0) {
                folders.remove(path);
            }
        }
    }

    private static void force(Path path, OpenOption way) throws IOException {
        boolean wasInterrupted = Thread.interrupted();
        try {
            while (!isForced(path, way)) {
                wasInterrupted |= Thread.interrupted();
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether no interrupt came between. */
    private static boolean isForced(Path path, OpenOption way) throws IOException {
        try (FileChannel channel = FileChannel.open(path, way)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}

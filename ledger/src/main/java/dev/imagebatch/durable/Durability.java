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
 * <p>Threads that wait for one folder at the same time share one force, so that a folder with many new images is forced far
 * less often than once per image. Thread-safe; an interrupt neither breaks a force nor is lost.
 */
public final class Durability {

    private final Map<Path, Folder> folders = new HashMap<>();

    /** A folder with waiting threads. */
    private static final class Folder {

        private final SharedForce shared = new SharedForce();
        private int waiting;
    }

    /** Forces the content of a file. */
    public static void ofFile(Path file) throws IOException {
        force(file, StandardOpenOption.WRITE);
    }

    /**
     * Forces the names in a folder; does nothing on systems without that operation.
     *
     * @param folder the folder, in the same spelling for all threads that share it
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

    /** Returns false if an interrupt closed the channel. */
    private static boolean isForced(Path path, OpenOption way) throws IOException {
        try (FileChannel channel = FileChannel.open(path, way)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}

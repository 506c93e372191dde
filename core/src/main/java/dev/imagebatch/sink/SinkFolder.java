package dev.imagebatch.sink;

import dev.imagebatch.durable.Durability;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A folder whose keys cannot lead out of it. Thread-safe. */
final class SinkFolder {

    private static final String WORK = ".imagebatch";
    private static final Pattern NAME =
            Pattern.compile("[^\\x00-\\x1f\\x7f<>:\"/\\\\|?*]*[^\\x00-\\x1f\\x7f<>:\"/\\\\|?*. ]");

    private final Path root;
    private final Durability durability = new Durability();

    SinkFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    Path work() {
        return root.resolve(WORK);
    }

    /** The file of a key, whether or not it is there. */
    Path file(String key) throws IOException {
        List<String> names = List.of(key.split("/", -1));
        boolean works = FoldedName.of(names.get(0)).equals(WORK);
        if (works || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IOException("the key is not a path of portable names below the sink's folder: " + key);
        }
        try {
            return root.resolve(key);
        } catch (InvalidPathException e) {
            throw new IOException(
                    "this system's locale cannot write the key (set LC_ALL=C.UTF-8 or the like): " + key, e);
        }
    }

    /** Whether there is such a file and no link on the way to it leads out. */
    boolean holds(Path file) throws IOException {
        return Files.exists(file) && file.toRealPath().startsWith(root.toRealPath());
    }

    /** Makes the folders that a file of this folder needs. */
    void makeParents(Path file) throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root);
        }
        if (!root.equals(file.getParent())) {
            makeInside(root.toRealPath(), file.getParent());
        }
    }

    /** Forces the name of a file in its folder to the device. */
    void forceName(Path file) {
        durability.ofNamesIn(file.resolveSibling(""));
    }

    private void makeInside(Path realRoot, @Nullable Path folder) throws IOException {
        if (folder == null || folder.equals(root)) {
            return;
        }
        makeInside(realRoot, folder.getParent());
        make(folder);
        if (!folder.toRealPath().startsWith(realRoot)) {
            throw new FileSystemException(folder.toString(), null, "a link leads out of the sink's folder");
        }
    }

    private void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectory(folder);
            forceName(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw new FileSystemException(folder.toString(), null, "there is a file where a folder should be");
            }
        }
    }
}

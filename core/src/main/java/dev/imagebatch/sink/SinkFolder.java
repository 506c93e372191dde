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

/** A folder whose keys never lead outside. Thread-safe. */
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

    /** Returns the file of a key, which need not exist. */
    Path file(String key) throws IOException {
        List<String> names = List.of(key.split("/", -1));
        boolean works = FoldedName.of(names.get(0)).equals(WORK);
        if (works || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IOException("key is not a path of portable names below the sink's folder: " + key);
        }
        try {
            return root.resolve(key);
        } catch (InvalidPathException e) {
            throw new IOException("key cannot be encoded in this system's locale (set LC_ALL=C.UTF-8): " + key, e);
        }
    }

    /** Returns a folder below the work folder, created if missing. */
    static Path workplace(Path work, String name) throws IOException {
        for (Path folder : List.of(work, work.resolve(name))) {
            if (Files.isSymbolicLink(folder)) {
                throw new FileSystemException(folder.toString(), null, "links are not followed here; delete the link");
            }
        }
        Path folder = work.resolve(name);
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
    }

    /** Returns whether a file exists and no link on its path leads outside. */
    boolean holds(Path file) throws IOException {
        return Files.exists(file) && file.toRealPath().startsWith(root.toRealPath());
    }

    /** Creates the parent folders of a file. */
    void makeParents(Path file) throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root);
        }
        if (!root.equals(file.getParent())) {
            makeInside(root.toRealPath(), file.getParent());
        }
    }

    /** Forces the name of a file to the device. */
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
            throw new FileSystemException(folder.toString(), null, "a link leads outside the sink's folder");
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
                throw new FileSystemException(folder.toString(), null, "a file exists in place of the folder");
            }
        }
    }
}

package dev.imagebatch.sink;

import dev.imagebatch.index.LongSet;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys in a folder, so that no two differ only in case or composition and the folder can be copied to any other
 * system. Each folder is listed once, on first use. Thread-safe.
 */
final class StoredNames {

    private final Path root;
    private final NameHashes names = new NameHashes();
    private final LongSet listed = new LongSet();
    private final ReentrantLock lock = new ReentrantLock();

    StoredNames(Path root) {
        this.root = root;
    }

    boolean isTakenInAnotherSpelling(String key) throws IOException {
        lock.lock();
        try {
            list(parent(key));
            return !names.contains(key) && names.containsOther(key);
        } finally {
            lock.unlock();
        }
    }

    void add(String key) {
        lock.lock();
        try {
            for (String path = key; !path.isEmpty(); path = parent(path)) {
                names.add(path);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lists a folder in all its spellings, after its parents. */
    private void list(String folder) throws IOException {
        long mark = LongSet.hashOf(FoldedName.of(folder));
        if (listed.contains(mark)) {
            return;
        }
        if (!folder.isEmpty()) {
            list(parent(folder));
        }
        for (String spelling : spellings(folder)) {
            children(spelling).forEach(names::add);
        }
        listed.add(mark);
    }

    /** Returns the folder and existing folders that differ from it only in case or composition. */
    private List<String> spellings(String folder) throws IOException {
        if (folder.isEmpty()) {
            return List.of(folder);
        }
        List<String> parents = spellings(parent(folder));
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        List<String> spellings = new ArrayList<>();
        parents.forEach(parent -> spellings.add(child(parent, name)));
        if (names.containsOther(folder)) {
            for (String parent : parents) {
                addOthers(parent, name, spellings);
            }
        }
        return spellings;
    }

    private void addOthers(String parent, String name, List<String> spellings) throws IOException {
        String folded = FoldedName.of(child(parent, name));
        children(parent).stream()
                .filter(path -> FoldedName.of(path).equals(folded) && !spellings.contains(path))
                .forEach(spellings::add);
    }

    private List<String> children(String folder) throws IOException {
        List<String> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path entry : entries) {
                children.add(child(folder, entry.getFileName().toString()));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return children;
    }

    private static String child(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}

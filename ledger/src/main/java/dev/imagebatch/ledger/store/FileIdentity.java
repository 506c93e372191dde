package dev.imagebatch.ledger.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an opened file: it can be written to long after its folder was deleted.
 *
 * @param path the name
 * @param key the file's number, or null if the system has none
 */
record FileIdentity(Path path, @Nullable Object key) {

    static FileIdentity of(Path path) throws IOException {
        return new FileIdentity(
                path, Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    /** Returns whether the name still belongs to that file. */
    boolean isThere() {
        return length() >= 0;
    }

    /** Returns the length of the file, or -1 if the name no longer belongs to it. */
    long length() {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return Objects.equals(key, found.fileKey()) ? found.size() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Writes the file's content under its name again, if no other file has it now. */
    void writeAgain(InputStream content) throws IOException {
        Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
        Files.createFile(path);
        try (FileOutputStream out = new FileOutputStream(path.toFile())) {
            content.transferTo(out);
            out.getFD().sync();
        }
    }
}

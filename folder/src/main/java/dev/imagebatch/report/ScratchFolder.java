package dev.imagebatch.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for unfinished files, deleted on close. */
record ScratchFolder(Path path) implements AutoCloseable {

    static ScratchFolder in(Path folder) throws IOException {
        return new ScratchFolder(Files.createTempDirectory(folder, "sheet-"));
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(path)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}

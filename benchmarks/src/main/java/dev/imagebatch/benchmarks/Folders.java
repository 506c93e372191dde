package dev.imagebatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The deletion of a measurement's files. */
public final class Folders {

    private Folders() {}

    /** Deletes a folder with all its contents. */
    public static void delete(Path folder) throws IOException {
        for (Path file : content(folder)) {
            Files.delete(file);
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}

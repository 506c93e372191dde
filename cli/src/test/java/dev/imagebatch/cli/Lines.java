package dev.imagebatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes small files of specifications, and looks at what became of them. */
final class Lines {

    private Lines() {}

    static Path file(Path folder, String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    /** Different small pictures, called p0, p1 and so on. */
    static Path pictures(Path folder, int count) throws IOException {
        String text = IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"p" + i + "\",\"prompt\":\"picture " + i + "\",\"size\":\"16x16\"}")
                .collect(Collectors.joining("\n"));
        return file(folder, "pictures.jsonl", text);
    }

    /** Returns everything below a folder, and the folder, the deepest first. */
    static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    static long images(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }
}

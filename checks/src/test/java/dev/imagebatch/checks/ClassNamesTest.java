package dev.imagebatch.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name stands for one class in the whole project. */
class ClassNamesTest {

    @Test
    void simpleNames_areUsedOnce() throws Exception {
        assertThat(twins(Path.of(".."))).isEmpty();
    }

    @Test
    void twins_areFound(@TempDir Path root) throws Exception {
        write(root.resolve("one/src/main/java/a/Same.java"));
        write(root.resolve("two/src/main/java/b/Same.java"));
        write(root.resolve("two/src/main/java/b/Other.java"));
        assertThat(twins(root)).containsOnlyKeys("Same");
    }

    private static Map<String, List<Path>> twins(Path root) throws IOException {
        Map<String, List<Path>> files = SourceFile.below(root).stream()
                .collect(Collectors.groupingBy(
                        SourceFile::typeName, TreeMap::new, Collectors.mapping(SourceFile::path, Collectors.toList())));
        files.values().removeIf(places -> places.size() == 1);
        return files;
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "class Same {}");
    }
}

package dev.imagebatch.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type that users can see is one that somebody decided to show: it has a row in docs/api.txt. */
class ApiListTest {

    private static final Path LIST = Path.of("../docs/api.txt");

    @Test
    void publicTypes_haveARowEach() throws Exception {
        Map<String, String> types = PublicTypes.below(Path.of(".."));
        if (Boolean.getBoolean("api.write")) {
            Files.writeString(LIST, text(types));
        }
        assertThat(types).hasSizeGreaterThan(50);
        assertThat(rows(LIST).keySet()).isEqualTo(types.keySet());
    }

    @Test
    void rows_haveAPurpose() throws Exception {
        assertThat(rows(LIST))
                .allSatisfy((type, purpose) -> assertThat(purpose).as(type).endsWith("."));
    }

    @Test
    void publicTypes_areThoseOfExportedPackages(@TempDir Path root) throws Exception {
        Path module = root.resolve("one/src/main/java");
        write(module.resolve("module-info.java"), "module one { exports a; exports c to d; }");
        write(
                module.resolve("a/Shown.java"),
                "/** A {@link Thing thing} of {@code it}. More. */\npublic final class Shown {}");
        write(module.resolve("a/Hidden.java"), "final class Hidden {}");
        write(module.resolve("b/Inside.java"), "public record Inside() {}");
        write(module.resolve("c/Friend.java"), "public enum Friend {}");
        write(root.resolve("two/src/main/java/e/Open.java"), "@Some\npublic sealed interface Open {}");
        assertThat(PublicTypes.below(root))
                .containsExactly(Map.entry("a.Shown", "A thing of it."), Map.entry("e.Open", ""));
    }

    private static Map<String, String> rows(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .map(row -> row.split(": ", 2))
                .collect(Collectors.toMap(row -> row[0], row -> row[1], (a, b) -> a, TreeMap::new));
    }

    private static String text(Map<String, String> types) {
        return types.entrySet().stream()
                .map(type -> type.getKey() + ": " + type.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        String type = "package " + file.getParent().getFileName() + ";\n" + text;
        Files.writeString(file, file.endsWith("module-info.java") ? text : type);
    }
}

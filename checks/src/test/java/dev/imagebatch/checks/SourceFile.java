package dev.imagebatch.checks;

import static java.util.regex.Matcher.quoteReplacement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A main source file of a module. */
record SourceFile(String module, Path path, String text) {

    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile("(\"\"\"[\\s\\S]*?\"\"\""
            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+')"
            + "|//[^\\n]*+|/\\*[\\s\\S]*?\\*/");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    /** Returns the main sources of all modules below a folder, package and module declarations left out. */
    static List<SourceFile> below(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                    .sorted()
                    .flatMap(SourceFile::ofModule)
                    .toList();
        }
    }

    private static Stream<SourceFile> ofModule(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java")
                            && !file.toString().endsWith("-info.java"))
                    .sorted()
                    .map(file -> read(module, file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path module, Path file) {
        try {
            return new SourceFile(module.getFileName().toString(), file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name of the top-level type that the file holds. */
    String typeName() {
        return path.getFileName().toString().replace(".java", "");
    }

    String packageName() {
        Matcher declaration = PACKAGE.matcher(text);
        return declaration.find() ? declaration.group(1) : "";
    }

    /** Counts the lines that hold more than comments and blanks. */
    long codeLines() {
        return LITERAL_OR_COMMENT
                .matcher(text)
                .replaceAll(found -> found.group(1) == null
                        ? found.group().replaceAll("[^\\n]", "")
                        : quoteReplacement(found.group()))
                .lines()
                .filter(line -> !line.isBlank())
                .count();
    }
}

package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.examples.Document.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the documents to the code: what they quote is compiled, and what they point to is there. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> QUOTED =
            List.of("ledger", "core", "imaging", "folder", "gallery", "testkit", "examples", "sink-s3", "e2e");

    /** Sources as they are compared, each in one text. */
    private static final List<String> SOURCES = new ArrayList<>();

    private static Set<String> classes = Set.of();

    @BeforeAll
    static void readSources() throws IOException {
        for (String module : QUOTED) {
            for (Path source : files(ROOT.resolve(module).resolve("src"), ".java")) {
                SOURCES.add(Document.comparable(Files.readAllLines(source)));
            }
        }
        classes = files(ROOT, ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertThat(SOURCES).hasSizeGreaterThan(100);
    }

    static List<Document> documents() throws IOException {
        List<Document> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT)) {
            for (Path file :
                    top.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
                documents.add(Document.read(file));
            }
        }
        for (Path file : files(ROOT.resolve("docs"), ".md")) {
            documents.add(Document.read(file));
        }
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void javaBlocks_occurInCompiledSources(Document document) {
        assertThat(document.blocks().stream().filter(block -> block.language().equals("java")))
                .allSatisfy(block -> assertThat(isCompiled(block))
                        .as("line %d of %s is taken from a source", block.line(), document)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_leadSomewhere(Document document) throws IOException {
        for (String link : document.relativeLinks()) {
            assertThat(document.leadsSomewhere(link))
                    .as("the link %s in %s", link, document)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void mentionedPaths_exist(Document document) throws IOException {
        Set<String> modules = modules();

        assertThat(document.codeWords().stream().filter(word -> isPath(word, modules)))
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "AGENTS.md", "CONTRIBUTING.md", "CHANGELOG.md"})
    void mentionedClasses_exist(String name) throws IOException {
        Document document = Document.read(ROOT.resolve(name));

        assertThat(document.codeWords().stream()
                        .map(word -> word.replaceAll("\\..*", ""))
                        .filter(DocumentsTest::isClassName))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(isJdk(word) || classes.contains(word))
                        .as("the class %s in %s", word, name)
                        .isTrue());
    }

    @Test
    void readme_namesTheCommandsThatAreRun() throws IOException {
        Document readme = Document.read(ROOT.resolve("README.md"));

        assertThat(readme.blocks().stream().map(Block::text))
                .contains(
                        "./mvnw verify",
                        "./imagebatch generate examples/specs/council-site.jsonl --out council-images");
    }

    @Test
    void examples_areShort() throws IOException {
        Path small = Path.of("src/main/java/dev/imagebatch/examples");
        for (Path program : files(Path.of("src/main/java"), ".java")) {
            int most = program.endsWith("Avatars.java") ? 100 : small.equals(program.getParent()) ? 60 : 150;
            assertThat(Files.readAllLines(program)).as("%s", program).hasSizeLessThanOrEqualTo(most);
        }
    }

    @Test
    void checks_findWhatIsWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.md"), """
                # A title
                [gone](gone.md), [there](wrong.md#a-title), [no such title](#another-title)
                `docs/gone.md`
                ```java
                int %s = 1;
                ```
                """.formatted("neverCompiled"));
        Document wrong = Document.read(file);

        assertThat(wrong.relativeLinks()).containsExactly("gone.md", "wrong.md#a-title", "#another-title");
        assertThat(wrong.leadsSomewhere("gone.md")).isFalse();
        assertThat(wrong.leadsSomewhere("wrong.md#a-title")).isTrue();
        assertThat(wrong.leadsSomewhere("#another-title")).isFalse();
        assertThat(wrong.codeWords()).containsExactly("docs/gone.md");
        assertThat(isPath("docs/gone.md", modules())).isTrue();
        assertThat(wrong.blocks()).hasSize(1).noneMatch(DocumentsTest::isCompiled);
    }

    private static boolean isCompiled(Block block) {
        String quoted = Document.comparable(block.text().lines().toList());
        return !quoted.isBlank() && SOURCES.stream().anyMatch(source -> source.contains(quoted));
    }

    private static boolean isPath(String word, Set<String> modules) {
        return word.matches("[\\w./-]+/[\\w./-]+") && modules.contains(word.replaceAll("/.*", ""));
    }

    private static boolean isClassName(String word) {
        return word.matches("([A-Z][a-z0-9]+){2,}");
    }

    private static boolean isJdk(String word) {
        return List.of("java.io.", "java.lang.", "java.util.").stream().anyMatch(room -> {
            try {
                Class.forName(room + word);
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        });
    }

    private static Set<String> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !ROOT.relativize(file.toAbsolutePath().normalize())
                            .toString()
                            .matches("(.*/)?(target|\\.git)/.*"))
                    .sorted()
                    .toList();
        }
    }
}

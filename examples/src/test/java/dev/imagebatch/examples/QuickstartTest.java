package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.examples.Document.Block;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @TempDir
    private Path folder;

    private final PrintStream out = System.out;

    @AfterEach
    void restoreOutput() {
        System.setOut(out);
    }

    @Test
    void main_fileOfPrompts_storesAnImageForEach() throws Exception {
        Path file = Files.writeString(folder.resolve("prompts.txt"), "a house on a hill\na boat on a lake\n");

        String said = run(file);

        assertThat(folder.resolve("images/line-1.png")).isNotEmptyFile();
        assertThat(folder.resolve("images/line-2.png")).isNotEmptyFile();
        assertThat(said).contains("2 of 2 stored (2 generated)", "id=line-1, outcome=generated", "images/line-2.png");
    }

    @Test
    void main_again_generatesNothingTwice() throws Exception {
        Path file = Files.writeString(folder.resolve("prompts.txt"), "a house on a hill\n");
        run(file);

        assertThat(run(file)).contains("1 of 1 stored (0 generated, 1 reused)");
    }

    @Test
    void programOfTheReadme_compilesAsItIs() throws Exception {
        Block program = Document.read(Path.of("../README.md")).blocks().stream()
                .filter(block -> block.language().equals("java"))
                .findFirst()
                .orElseThrow();
        Path source = Files.writeString(folder.resolve("Quickstart.java"), program.text());

        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());

        assertThat(status).isZero();
        assertThat(folder.resolve("Quickstart.class")).exists();
    }

    private String run(Path file) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        Quickstart.main(new String[] {file.toString(), folder.resolve("images").toString()});
        return said.toString(StandardCharsets.UTF_8);
    }
}

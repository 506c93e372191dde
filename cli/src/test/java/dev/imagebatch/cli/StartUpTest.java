package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start of the command loads: vendors' libraries are large, and most runs need none or one of them. */
class StartUpTest {

    private static final String VENDORS = ".*\\b(software\\.amazon\\.awssdk|com\\.openai|okhttp3|okio|kotlin)\\..*";

    @TempDir
    Path folder;

    private Path specifications;

    @BeforeEach
    void writeSpecifications() throws IOException {
        specifications = Files.writeString(folder.resolve("two.txt"), "a fox\na lighthouse\n");
    }

    @Test
    void help_loadsNoVendorsClass() throws Exception {
        assertThat(loaded("--help")).noneMatch(line -> line.matches(VENDORS));
    }

    @Test
    void placeholderRun_loadsNoVendorsClass() throws Exception {
        assertThat(loaded(
                        "generate",
                        specifications.toString(),
                        "--out",
                        folder.resolve("out").toString()))
                .noneMatch(line -> line.matches(VENDORS));
    }

    @Test
    void listOfProviders_loadsNoVendorsClass() throws Exception {
        assertThat(loaded("providers")).noneMatch(line -> line.matches(VENDORS));
    }

    private static List<String> loaded(String... args) throws IOException, InterruptedException {
        List<String> command = ChildJvm.command(Main.class, "-Xlog:class+load:stdout");
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("[class,load]"))
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).anyMatch(line -> line.contains("dev.imagebatch.cli.Main"));
        return lines;
    }
}

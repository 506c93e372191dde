package dev.imagebatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeSheetTest {

    @TempDir
    private Path folder;

    @Test
    void sheet_of5001Images_isWrittenInASmallHeap() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeSheet.class.getName(),
                        folder.toString(),
                        "5001")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(Files.readString(log)).isEmpty();
        assertThat(process.exitValue()).isZero();
        assertThat(folder.resolve("index-2.html")).content().contains("item-5000");
        assertThat(folder.resolve("index-3.html")).doesNotExist();
    }
}

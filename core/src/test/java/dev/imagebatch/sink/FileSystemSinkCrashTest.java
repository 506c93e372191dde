package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.sink.Placement.HardLinks;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileSystemSinkCrashTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(HardLinks.class)
    @Timeout(60)
    void program_killedWhileStoring_leavesNoHalfImageAndCanGoOn(HardLinks links) throws Exception {
        int reported = reportedBeforeTheKill(links, 20);

        FileSystemSink sink = new FileSystemSink(folder, links);
        for (int i = 0; i <= reported + 1; i++) {
            Path file = folder.resolve(i + ".png");
            if (i <= reported || (Files.exists(file) && Files.size(file) > 0)) {
                assertThat(file).hasBinaryContent(image(i, 200_000).bytes());
            }
            sink.store(request(i + ".png", image(i, 200_000)));
            assertThat(file).hasBinaryContent(image(i, 200_000).bytes());
        }
    }

    private int reportedBeforeTheKill(HardLinks links, int atLeast) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingStore.class.getName(),
                        folder.toString(),
                        links.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int reported = -1;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                reported = Integer.parseInt(line);
                if (reported == atLeast) {
                    program.toHandle().destroyForcibly();
                }
            }
        } finally {
            program.destroyForcibly().waitFor();
        }
        assertThat(reported).isGreaterThanOrEqualTo(atLeast);
        return reported;
    }
}

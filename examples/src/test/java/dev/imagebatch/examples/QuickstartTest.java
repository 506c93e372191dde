package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.result.ImageBatchResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @TempDir
    private Path folder;

    @Test
    void run_fileOfPrompts_storesAPictureForEach() throws Exception {
        Path file = Files.writeString(folder.resolve("prompts.txt"), "a house on a hill\na boat on a lake\n");

        ImageBatchResult result = Quickstart.run(file, folder.resolve("images"));

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(folder.resolve("images/line-1.png")).isNotEmptyFile();
        assertThat(folder.resolve("images/line-2.png")).isNotEmptyFile();
    }

    @Test
    void main_runAgain_makesNothingTwice() throws Exception {
        Path file = Files.writeString(folder.resolve("prompts.txt"), "a house on a hill\n");
        Path images = folder.resolve("images");

        Quickstart.main(new String[] {file.toString(), images.toString()});

        ImageBatchResult again = Quickstart.run(file, images);
        assertThat(again.generated()).isZero();
        assertThat(again.reused()).isEqualTo(1);
    }
}

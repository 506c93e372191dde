package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {

    @TempDir
    Path folder;

    @Test
    void file_withManyMistakes_tellsAllOfThem() throws IOException {
        Files.createFile(folder.resolve("town.png"));
        SpecificationFile file = Entries.file(folder, "mistakes.jsonl", GoodFilesTest.resource("mistakes.jsonl"));

        assertThat(String.join("\n", Entries.problems(file)) + "\n")
                .isEqualTo(new String(GoodFilesTest.resource("mistakes.jsonl.txt"), StandardCharsets.UTF_8));
        assertThat(Entries.prompts(file)).containsExactly("good");
    }

    @Test
    void messages_neverShowPrompts() throws IOException {
        SpecificationFile file = Entries.file(folder, "mistakes.jsonl", GoodFilesTest.resource("mistakes.jsonl"));

        assertThat(Entries.problems(file)).isNotEmpty().noneMatch(problem -> problem.contains("SECRET"));
    }
}

package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoodFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"good.jsonl", "good.csv", "good.tsv", "good.txt"})
    void file_ofEachKind_isReadWhole(String name) throws IOException {
        Files.createFile(folder.resolve("town.png"));
        Files.createFile(folder.resolve("mask.png"));
        SpecificationFile file = Entries.file(folder, name, resource(name));

        assertThat(described(file)).isEqualTo(new String(resource(name + ".txt"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"good.csv", "good.tsv", "good.txt", "good.jsonl"})
    void file_withByteOrderMarkAndCrLfAndNoLastLineEnd_readsTheSame(String name) throws IOException {
        Files.createFile(folder.resolve("town.png"));
        Files.createFile(folder.resolve("mask.png"));
        String text = new String(resource(name), StandardCharsets.UTF_8);
        SpecificationFile file =
                Entries.file(folder, name, "\uFEFF" + text.stripTrailing().replace("\n", "\r\n"));

        assertThat(described(file)).isEqualTo(new String(resource(name + ".txt"), StandardCharsets.UTF_8));
    }

    private static String described(SpecificationFile file) throws IOException {
        return Entries.read(file).stream().map(Entries::described).collect(Collectors.joining("\n", "", "\n"));
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = GoodFilesTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}

package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.manifest.SpecificationFile.Kind;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.SpecificationEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecificationFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"a.jsonl,JSONL", "a.ndjson,JSONL", "A.B.CSV,CSV", "a.Tsv,TSV", "a.txt,TXT"})
    void kind_isToldByTheExtension_inAnyCase(String name, Kind kind) {
        assertThat(SpecificationFile.at(Path.of(name)).kind()).contains(kind);
    }

    @Test
    void location_namesTheFileAsItWasGiven() throws IOException {
        SpecificationFile file = Entries.file(folder, "a.txt", "one\n\ntwo\n");

        assertThat(Entries.read(file))
                .extracting(SpecificationEntry::location)
                .containsExactly(folder + "/a.txt:1", folder + "/a.txt:3");
        assertThat(file.name()).isEqualTo(folder + "/a.txt");
    }

    @Test
    void file_openedAgain_isReadFromTheStart() throws IOException {
        SpecificationFile file = Entries.file(folder, "a.csv", "prompt\none\n");

        assertThat(Entries.prompts(file)).containsExactly("one");
        assertThat(Entries.prompts(file)).containsExactly("one");
    }

    @Test
    void spool_readsJsonlWhateverTheCopyIsCalled() throws IOException {
        byte[] lines = "{\"prompt\": \"a\"}\n{\"promt\": \"b\"}\n".getBytes(StandardCharsets.UTF_8);

        SpecificationFile file =
                SpecificationFile.spool(new ByteArrayInputStream(lines), folder.resolve("specifications"));

        assertThat(file.kind()).contains(Kind.JSONL);
        assertThat(file.name()).isEqualTo("-");
        assertThat(Entries.prompts(file)).containsExactly("a");
        assertThat(Entries.read(file)).extracting(SpecificationEntry::location).containsExactly("-:1", "-:2");
    }

    @Test
    void copy_findsReferencesBesideTheOriginal() throws IOException {
        SpecificationFile original =
                Entries.file(folder, "a.csv", "Title,references\na,town.png\n").withColumn("prompt", "Title");
        Path town = Files.createFile(folder.resolve("town.png"));
        Path elsewhere = Files.createDirectory(folder.resolve("run")).resolve("specifications");
        Files.move(folder.resolve("a.csv"), elsewhere);

        SpecificationFile copy = SpecificationFile.at(elsewhere).asCopyOf(original);

        assertThat(Entries.specifications(copy)
                        .map(ImageSpecification::references)
                        .map(List::size))
                .containsExactly(1);
        assertThat(Entries.specifications(copy).flatMap(spec -> spec.references().stream()))
                .extracting(ReferenceImage::name)
                .containsExactly(town.toString());
        assertThat(Entries.read(copy)).extracting(SpecificationEntry::location).containsExactly(folder + "/a.csv:2");
    }

    @Test
    void notices_areEmpty_whereNothingBecameATag() throws IOException {
        assertThat(Entries.file(folder, "a.csv", "prompt,tags.a\nb,c\n").notices())
                .isEmpty();
        assertThat(Entries.file(folder, "a.csv", "promt,Category\nb,c\n").notices())
                .isEmpty();
        assertThat(Entries.file(folder, "a.txt", "prompt,Category\n").notices()).isEmpty();
    }

    @Test
    void notices_ofATable_nameTheColumnsThatBecameTags() throws IOException {
        assertThat(Entries.file(folder, "a.tsv", "Prompt\tCategory\tChallenge\tNote\na\tb\tc\td\n")
                        .notices())
                .containsExactly("columns that became tags: Category, Challenge, Note");
    }
}

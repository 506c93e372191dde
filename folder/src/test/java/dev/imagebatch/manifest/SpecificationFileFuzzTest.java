package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imagebatch.spec.SpecificationEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Whatever a file holds, it is read into specifications and problems, and never into an exception. */
class SpecificationFileFuzzTest {

    @FuzzTest
    void jsonl_ofAnyBytes_yieldsEntries(byte[] content) throws IOException {
        requireEntries("specs.jsonl", content);
    }

    @FuzzTest
    void csv_ofAnyBytes_yieldsEntries(byte[] content) throws IOException {
        requireEntries("specs.csv", content);
    }

    @FuzzTest
    void tsv_ofAnyBytes_yieldsEntries(byte[] content) throws IOException {
        requireEntries("specs.tsv", content);
    }

    @FuzzTest
    void txt_ofAnyBytes_yieldsEntries(byte[] content) throws IOException {
        requireEntries("specs.txt", content);
    }

    private static void requireEntries(String name, byte[] content) throws IOException {
        SpecificationFile file = SpecificationFile.at(Path.of(name));

        List<SpecificationEntry> entries = Entries.read(file.reader(() -> new ByteArrayInputStream(content)));

        assertThat(entries).isNotEmpty().hasSizeLessThanOrEqualTo(content.length + 1);
        assertThat(entries).allSatisfy(SpecificationFileFuzzTest::requireOneOfBoth);
    }

    private static void requireOneOfBoth(SpecificationEntry entry) {
        assertThat(entry.specification().isPresent()).isEqualTo(entry.problems().isEmpty());
        assertThat(entry.problems())
                .allSatisfy(problem -> assertThat(problem.toString()).doesNotContainPattern("\\p{Cntrl}"));
    }
}

package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.ReferenceImage.Role;
import dev.imagebatch.spec.UriReference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressReferencesTest {

    private static final ReferenceImage TOWN = UriReference.of(URI.create("https://example.org/town.png?v=2"));

    @TempDir
    private Path folder;

    @Test
    void jsonl_withAddresses_takesThem() throws IOException {
        assertThat(references("""
                {"prompt": "a", "references": "https://example.org/town.png?v=2"}
                {"prompt": "b", "references": [{"url": "https://example.org/town.png?v=2", "role": "mask"}]}
                {"prompt": "c", "references": [{"url": "HTTPS://example.org/town.png"}]}
                """))
                .containsExactly(
                        List.of(TOWN),
                        List.of(TOWN.as(Role.MASK)),
                        List.of(UriReference.of(URI.create("HTTPS://example.org/town.png"))));
    }

    @Test
    void csv_withAddressesAndFiles_takesBoth() throws IOException {
        Files.createFile(folder.resolve("here.png"));
        SpecificationFile file =
                Entries.file(folder, "a.csv", "prompt,references\na,https://example.org/town.png?v=2 | here.png\n");

        assertThat(Entries.specifications(file).flatMap(spec -> spec.references().stream()))
                .extracting(ReferenceImage::name)
                .containsExactly(
                        "https://example.org/town.png",
                        folder.resolve("here.png").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"http://example.org/a.png\"; references: must be an https address such as https://example.org/picture.png, not http",
                "\"https://me:SECRET@example.org/a.png\"; references: must be an address without a user's name or password",
                "\"https://exa mple.org/a.png?SECRET\"; references: is not a valid address, such as https://example.org/picture.png",
                "\"https:///a.png\"; references: must be an address with a host, and a port from 1 to 65535 if any",
                "[{\"url\": \"\"}]; references[0]: must be an https address such as https://example.org/picture.png, not one without a scheme",
                "[{\"url\": \"town.png\"}]; references[0]: must be an https address such as https://example.org/picture.png, not one without a scheme",
                "[{\"url\": 7}]; references[0].url: must be a text, is a number: 7",
                "[{\"url\": \"https://example.org/a\", \"file\": \"a.png\"}]; references[0]: names file and url; leave all but one of them out",
                "[{\"role\": \"mask\"}]; references[0]: names no file, no url and no output",
                "[{\"ulr\": \"https://example.org/a\"}]; references[0]: unknown key \"ulr\"; did you mean \"url\"?"
            })
    void jsonl_withMistake_tellsIt(String references, String told) throws IOException {
        SpecificationFile file =
                Entries.file(folder, "a.jsonl", "{\"prompt\": \"a\", \"references\": " + references + "}\n");

        assertThat(Entries.problems(file))
                .hasSize(1)
                .first()
                .asString()
                .contains(told)
                .doesNotContain("SECRET");
    }

    @Test
    void reference_notFetched_saysSo() {
        assertThatThrownBy(TOWN::openStream)
                .isInstanceOf(IOException.class)
                .hasMessage("https://example.org/town.png has not been fetched");
        assertThat(TOWN.toString()).doesNotContain("v=2");
        assertThat(TOWN.role()).isEqualTo(Role.IMAGE);
    }

    private List<List<ReferenceImage>> references(String lines) throws IOException {
        return Entries.specifications(Entries.file(folder, "a.jsonl", lines))
                .map(ImageSpecification::references)
                .toList();
    }
}

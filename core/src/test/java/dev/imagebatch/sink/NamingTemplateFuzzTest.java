package dev.imagebatch.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.InvalidFieldException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Whatever template and whatever values: the template is refused, or the name stays in its folder. */
class NamingTemplateFuzzTest {

    private static final Path FOLDER = Path.of("/images");
    private static final int MOST_BYTES = 400;

    @FuzzTest
    void key_ofAnyTemplateAndValues_staysInItsFolder(FuzzedDataProvider data) {
        Optional<NamingTemplate> template = template(data.consumeString(200));
        Optional<ImageSpecification> specification = specification(data);
        if (template.isEmpty() || specification.isEmpty()) {
            return;
        }

        NameParts parts =
                new NameParts(specification.get(), 0, "", data.consumeInt(), new Fingerprint(1, 2), Instant.EPOCH);
        String key = template.get().key(parts, ImageFormat.PNG, data.consumeInt(0, 3));

        Path path = FOLDER.resolve(key);
        assertThat(path.normalize()).isEqualTo(path).startsWithRaw(FOLDER);
        assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(5, MOST_BYTES);
        assertThat(key).doesNotContainPattern("[\\p{Cntrl}\\\\:*?\"<>|]").doesNotContain("..", "//");
        assertThat(template.get().sequence(specification.get())).isNotEmpty();
    }

    private static Optional<NamingTemplate> template(String text) {
        try {
            return Optional.of(NamingTemplate.parse(text));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("naming template");
            return Optional.empty();
        }
    }

    private static Optional<ImageSpecification> specification(FuzzedDataProvider data) {
        try {
            return Optional.of(ImageSpecification.builder(data.consumeString(300), data.consumeString(100))
                    .subject(data.consumeString(100))
                    .owner(data.consumeString(100))
                    .tag("name", data.consumeString(100))
                    .n(data.consumeInt(1, 2))
                    .build());
        } catch (InvalidFieldException e) {
            return Optional.empty();
        }
    }
}

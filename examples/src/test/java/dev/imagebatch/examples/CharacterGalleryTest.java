package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.gallery.GalleryImage;
import dev.imagebatch.gallery.GalleryNotFoundException;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.TinyImages;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharacterGalleryTest {

    @TempDir
    private Path folder;

    private final Map<String, URI> profiles = new ConcurrentHashMap<>();

    @Test
    void forget_characterDrawnTwice_leavesNothingToSee() throws Exception {
        ScriptedProvider provider =
                ScriptedProvider.builder().latency(Duration.ofSeconds(1)).build();
        try (BatchFolder images = BatchFolder.open(folder)) {
            CharacterGallery characters = new CharacterGallery(images, provider, profiles);

            assertThat(characters.draw(mara("at sea", 3)).generated()).isEqualTo(3);
            assertThat(provider.maxConcurrent()).isEqualTo(3);
            characters.draw(mara("at home", 1));
            assertThat(characters.newest("mara", "anna").images())
                    .hasSize(4)
                    .first()
                    .extracting(GalleryImage::name)
                    .isEqualTo("mara_image_4.png");
            assertThat(profiles).containsOnlyKeys("profile/at sea", "profile/at home");

            assertThatThrownBy(() -> characters.newest("mara", "carl")).isInstanceOf(GalleryNotFoundException.class);
            characters.forget("mara", "anna");
            assertThatThrownBy(() -> characters.newest("mara", "anna")).isInstanceOf(GalleryNotFoundException.class);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".png"));
        }
        assertThat(profiles).isEmpty();
    }

    private static ImageSpecification mara(String scene, int n) {
        return ImageSpecification.builder("mara " + scene, "the same person, " + scene)
                .subject("mara")
                .owner("anna")
                .reference(ReferenceImage.ofBytes(TinyImages.png("mara")))
                .n(n)
                .usedBy("profile/" + scene)
                .build();
    }
}

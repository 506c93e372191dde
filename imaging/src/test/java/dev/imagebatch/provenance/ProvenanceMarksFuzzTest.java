package dev.imagebatch.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imagebatch.image.ImageData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Any image is marked so that it can be read, or left as it is. */
class ProvenanceMarksFuzzTest {

    @FuzzTest
    void image_ofAnyBytes_isMarkedSoundlyOrLeft(byte[] content) throws IOException {
        Optional<ImageData> image = ImageData.of(content);
        if (image.isEmpty()) {
            return;
        }
        ImageInspection.of(image.get());
        Path target = Files.createTempFile("marked", ".image");
        try {
            assertSound(image.get(), ProvenanceMarks.iptc().mark(image.get(), ProvenanceMarksTest.ORIGIN, target));
        } finally {
            Files.deleteIfExists(target);
        }
    }

    @FuzzTest
    void packet_ofAnyText_isReadOrRefused(byte[] content) {
        XmpReader.read(content);
    }

    private static void assertSound(ImageData image, MarkedImage marked) throws IOException {
        if (marked.image() == image) {
            assertThat(ProvenanceMark.texts(marked.marks())).containsAnyOf("sidecar:iptc", "embedded:iptc");
            return;
        }
        ImageInspection after = ImageInspection.of(marked.image());
        assertThat(after.remarks()).isEmpty();
        assertThat(after.hasC2pa()).isFalse();
        assertThat(after.properties()).containsEntry("Iptc4xmpExt:AISystemUsed", "gemini/image-3");
        assertThat(ImageData.of(marked.image().bytes()))
                .map(ImageData::info)
                .contains(marked.image().info());
    }
}

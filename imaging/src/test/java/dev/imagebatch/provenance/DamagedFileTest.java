package dev.imagebatch.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.ImageData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files are not damaged further. */
class DamagedFileTest {

    @TempDir
    private Path folder;

    static List<byte[]> images() {
        byte[] png = Samples.inserted(Samples.png(), 33, Samples.pngXmp(XmpPacketSamples.provider()));
        byte[] jpeg = Samples.inserted(Samples.jpeg(), 20, Samples.jpegXmp(XmpPacketSamples.provider()));
        byte[] webp = Samples.extendedWebp(4, Samples.webpChunk("XMP ", Samples.utf8(XmpPacketSamples.provider())));
        return List.of(
                Samples.png(),
                png,
                jpeg,
                Samples.lossyWebp(),
                webp,
                Samples.losslessAlphaWebp(),
                Samples.animatedWebp(),
                Samples.gif());
    }

    @ParameterizedTest
    @MethodSource("images")
    void file_cutOffAnywhere_keepsItsBytes(byte[] whole) throws IOException {
        int images = 0;
        for (int length = 0; length < whole.length; length++) {
            Optional<ImageData> image = ImageData.of(Arrays.copyOf(whole, length));
            if (image.isPresent()) {
                images++;
                assertLeft(image.get());
            }
        }
        assertThat(images).isPositive();
    }

    @ParameterizedTest
    @MethodSource("images")
    void file_withAnyByteChanged_isMarkedSoundlyOrLeft(byte[] whole) throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 120; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(Math.min(whole.length, 120))] = (byte) random.nextInt(256);
            changed[random.nextInt(whole.length)] = (byte) random.nextInt(256);
            Optional<ImageData> image = ImageData.of(changed);
            if (image.isPresent()) {
                assertSound(image.get());
            }
        }
    }

    @Test
    void webp_withChunksThatASimpleOneMayNotHave_isLeft() throws IOException {
        byte[] still = Samples.lossyWebp();
        byte[] odd = Samples.riff(
                Arrays.copyOfRange(still, 12, still.length),
                Samples.webpChunk("XMP ", Samples.utf8(XmpPacketSamples.of(""))));

        assertLeft(Samples.image(odd));
    }

    private void assertLeft(ImageData image) throws IOException {
        MarkedImage marked = ProvenanceMarks.iptc().mark(image, ProvenanceMarksTest.ORIGIN, target());

        assertThat(marked.image()).isSameAs(image);
        assertThat(marked.sidecarPacket()).isPresent();
        assertThat(target()).doesNotExist();
        assertThat(ProvenanceMark.texts(marked.marks())).contains("sidecar:iptc");
    }

    /** Whatever was written can be read, and without what was inserted it is the image that was given. */
    private void assertSound(ImageData image) throws IOException {
        MarkedImage marked = ProvenanceMarks.iptc().mark(image, ProvenanceMarksTest.ORIGIN, target());

        if (marked.image() == image) {
            return;
        }
        ImageInspection after = ImageInspection.of(marked.image());
        assertThat(after.remarks()).isEmpty();
        assertThat(after.properties()).containsEntry("Iptc4xmpExt:AISystemUsed", "gemini/image-3");
        assertThat(after.info().dimensions()).isEqualTo(image.info().dimensions());
        assertThat(marked.image().isIntact()).isTrue();
        assertThat(pixels(marked.image())).isEqualTo(pixels(image));
    }

    /** Empty where the decoder refuses the file. */
    private static int[] pixels(ImageData image) throws IOException {
        if (image.info().dimensions().pixels() > 10_000) {
            return new int[0];
        }
        try {
            return Reading.pixels(image.bytes());
        } catch (IOException | RuntimeException e) {
            return new int[0];
        }
    }

    private Path target() {
        return folder.resolve("marked");
    }
}

package dev.imagebatch.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.ImageData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Images that are signed keep every byte. */
class C2paTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> signed() {
        Map<String, byte[]> images = new LinkedHashMap<>();
        byte[] png = Samples.png();
        byte[] jpeg = Samples.jpeg();
        byte[] chunk = Samples.pngChunk("caBX", Samples.manifest(5000));
        images.put("PNG, first", Samples.inserted(png, 33, chunk));
        images.put("PNG, behind the pixels", Samples.inserted(png, png.length - 12, chunk));
        images.put("PNG, empty", Samples.inserted(png, 33, Samples.pngChunk("caBX", new byte[0])));
        byte[] segments = Samples.jumbfSegments(Samples.manifest(5000), 1);
        images.put("JPEG, first", Samples.inserted(jpeg, 2, segments));
        images.put(
                "JPEG, in three segments",
                Samples.inserted(jpeg, 20, Samples.jumbfSegments(Samples.manifest(5000), 3)));
        images.put("JPEG, behind the pixels", Samples.inserted(jpeg, jpeg.length - 2, segments));
        byte[] fill = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        images.put("JPEG, behind fill bytes", Samples.inserted(jpeg, 20, Samples.joined(fill, segments)));
        byte[] webp = Samples.webpChunk("C2PA", Samples.manifest(5001));
        images.put("WebP", Samples.extendedWebp(0, webp));
        images.put(
                "WebP, with XMP",
                Samples.extendedWebp(4, Samples.webpChunk("XMP ", Samples.utf8(XmpPacketSamples.of(""))), webp));
        byte[] gif = Samples.gif();
        byte[] extension = Samples.joined(Samples.ascii("!\u00FF\u000BC2PA_GIF\u0001\0\0\u0004abcd\0"));
        images.put("GIF", Samples.inserted(gif, gif.length - 1, extension));
        return images.entrySet().stream().map(image -> Arguments.of(image.getKey(), image.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signed")
    void image_withAManifest_keepsEveryByte(String name, byte[] bytes) throws IOException {
        ImageData image = Samples.image(bytes);

        MarkedImage marked = ProvenanceMarks.iptc().withPrompt().mark(image, ProvenanceMarksTest.ORIGIN, target());

        assertThat(marked.image().bytes()).isEqualTo(bytes);
        assertThat(ProvenanceMark.texts(marked.marks()))
                .startsWith("found:c2pa")
                .contains("sidecar:iptc", "untouched:c2pa");
        assertThat(marked.sidecarPacket()).isPresent();
        assertThat(target()).doesNotExist();
        assertThat(ImageInspection.of(image).hasC2pa()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signed")
    void manifest_ofKnownLength_isMeasured(String name, byte[] bytes) throws IOException {
        long length = ImageInspection.of(Samples.image(bytes)).c2paLength();

        if (!name.contains("empty") && !name.startsWith("GIF")) {
            assertThat(length).isBetween(5000L, 5200L);
        }
    }

    @Test
    void manifestElsewhere_thatTheXmpNames_keepsEveryByte() throws IOException {
        String packet =
                XmpPacketSamples.of("<dcterms:provenance>https://example.org/manifest.c2pa</dcterms:provenance>");
        ImageData image = Samples.image(Samples.inserted(Samples.png(), 33, Samples.pngXmp(packet)));

        MarkedImage marked = ProvenanceMarks.iptc().mark(image, ProvenanceMarksTest.ORIGIN, target());

        assertThat(marked.image()).isSameAs(image);
        assertThat(ProvenanceMark.texts(marked.marks()))
                .containsExactly("found:c2pa-remote", "found:xmp", "sidecar:iptc", "untouched:c2pa-remote");
    }

    @Test
    void jumbfBox_ofAnotherKind_keepsEveryByte() throws IOException {
        byte[] box = Samples.manifest(100);
        box[16] = 'x';
        ImageData image = Samples.image(Samples.inserted(Samples.jpeg(), 20, Samples.jumbfSegments(box, 1)));

        MarkedImage marked = ProvenanceMarks.iptc().mark(image, ProvenanceMarksTest.ORIGIN, target());

        assertThat(marked.image()).isSameAs(image);
        assertThat(ProvenanceMark.texts(marked.marks()))
                .containsExactly("found:jumbf", "sidecar:iptc", "untouched:jumbf");
        assertThat(ImageInspection.of(image).hasC2pa()).isFalse();
    }

    /** A manifest's bytes where none can be: in pixels, in other chunks, behind the end. */
    @Test
    void manifestsBytes_elsewhere_areNoManifest() throws IOException {
        byte[] chunk = Samples.pngChunk("caBX", Samples.manifest(50));
        byte[] png = Samples.inserted(
                Samples.png(), 33, Samples.pngChunk("tEXt", Samples.joined(Samples.ascii("k\0"), chunk)));
        byte[] comment = Samples.jpegSegment(0xFE, Samples.jumbfSegments(Samples.manifest(50), 1));
        byte[] jpeg = Samples.inserted(Samples.jpeg(), 20, comment);
        byte[] webp = Samples.extendedWebp(8, Samples.webpChunk("EXIF", Samples.webpChunk("C2PA", new byte[6])));

        for (byte[] bytes : new byte[][] {png, jpeg, webp}) {
            MarkedImage marked =
                    ProvenanceMarks.iptc().mark(Samples.image(bytes), ProvenanceMarksTest.ORIGIN, target());

            assertThat(ProvenanceMark.texts(marked.marks())).containsExactly("embedded:iptc");
            assertThat(ImageInspection.of(marked.image()).hasC2pa()).isFalse();
        }
    }

    private Path target() {
        return folder.resolve("marked");
    }
}

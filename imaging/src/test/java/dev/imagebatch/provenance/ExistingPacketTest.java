package dev.imagebatch.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.ImageData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an image says already stays as it is. */
class ExistingPacketTest {

    private static final ImageOrigin ORIGIN = ProvenanceMarksTest.ORIGIN;

    @TempDir
    private Path folder;

    static List<byte[]> imagesOfAProvider() {
        return carrying(XmpPacketSamples.provider());
    }

    @ParameterizedTest
    @MethodSource("imagesOfAProvider")
    void packet_ofTheProvider_isKeptAndAddedTo(byte[] bytes) throws IOException {
        MarkedImage marked = ProvenanceMarks.iptc().mark(Samples.image(bytes), ORIGIN, target());

        assertThat(Reading.values(marked.image(), Reading.IPTC, "AISystemUsed")).containsExactly("gemini/image-3");
        assertThat(Reading.iptc(marked.image(), "DigitalSourceType")).isEqualTo(DigitalSourceType.TRAINED.address());
        assertThat(Reading.values(marked.image(), "http://ns.adobe.com/photoshop/1.0/", "Credit[1]"))
                .containsExactly("Made with a model");
        String packet = XmpPacketSamples.provider();
        String kept = packet.substring(0, packet.indexOf("</rdf:RDF>"));
        assertThat(new String(marked.image().bytes(), StandardCharsets.UTF_8))
                .contains(kept, packet.substring(packet.indexOf("</rdf:RDF>")));
        assertThat(Reading.pixels(marked.image().bytes())).isEqualTo(Reading.pixels(bytes));
        assertThat(ProvenanceMark.texts(marked.marks()))
                .containsExactly("found:xmp", "found:trainedAlgorithmicMedia", "embedded:iptc");
    }

    @Test
    void packet_thatSaysOtherwise_isLeftAndOursGoesBeside() throws IOException {
        for (byte[] bytes :
                carrying(XmpPacketSamples.of("<Iptc4xmpExt:AISystemUsed>Other</Iptc4xmpExt:AISystemUsed>"))) {
            assertBeside(bytes, "untouched:contradiction");
        }
    }

    @Test
    void packet_thatCannotBeRead_isLeft() throws IOException {
        for (String packet :
                List.of("<rdf:RDF", "", "no XML", XmpPacketSamples.of("") + "<", XmpPacketSamples.of("&other;"))) {
            for (byte[] bytes : carrying(packet)) {
                assertBeside(bytes, "untouched:unreadable-packet");
            }
        }
    }

    @Test
    void packet_whoseEndIsOnlyInAComment_isLeft() throws IOException {
        String tricky = XmpPacketSamples.of("").replace("</rdf:RDF>", "</rdf:RDF ><!-- </rdf:RDF> -->");

        assertBeside(carrying(tricky).get(0), "untouched:unreadable-packet");
    }

    @Test
    void packets_severalOfThem_areLeft() throws IOException {
        byte[] png = Samples.inserted(
                carrying(XmpPacketSamples.of("")).get(0),
                33,
                Samples.pngXmp(XmpPacketSamples.of("<xmp:CreatorTool>x</xmp:CreatorTool>")));
        byte[] further = Samples.jpegSegment(0xE1, Samples.ascii("http://ns.adobe.com/xmp/extension/\0more"));

        assertBeside(png, "untouched:several-packets");
        assertBeside(Samples.inserted(Samples.jpeg(), 20, further), "untouched:several-packets");
    }

    @Test
    void jpeg_whosePicturesPointToEachOther_isLeft() throws IOException {
        byte[] segment = Samples.jpegSegment(0xE2, Samples.ascii("MPF\0rest"));

        assertBeside(Samples.inserted(Samples.jpeg(), 20, segment), "untouched:linked-pictures");
    }

    @Test
    void packet_compressedInAPng_isReadAndAddedTo() throws IOException {
        byte[] png = Samples.inserted(Samples.png(), 33, compressed(Samples.utf8(XmpPacketSamples.provider())));

        ImageData marked = ProvenanceMarks.iptc()
                .mark(Samples.image(png), ORIGIN, target())
                .image();

        assertThat(Reading.values(marked, Reading.IPTC, "AISystemUsed")).containsExactly("gemini/image-3");
        assertThat(ImageInspection.of(marked).properties()).containsEntry("photoshop:Credit", "Made with a model");
    }

    @Test
    void packet_thatUnpacksToHundredsOfMegabytes_isLeftUnread() throws IOException {
        byte[] png = Samples.inserted(Samples.png(), 33, compressed(new byte[200 << 20]));

        assertThat(png.length).isLessThan(300_000);
        assertBeside(png, "untouched:unreadable-packet");
    }

    /** Unpacking each would take minutes. */
    @Test
    @Timeout(20)
    void packets_thousandsThatUnpackToMegabytes_areNotAllUnpacked() throws IOException {
        byte[] chunk = compressed(new byte[1 << 20]);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            many.writeBytes(chunk);
        }

        assertBeside(Samples.inserted(Samples.png(), 33, many.toByteArray()), "untouched:several-packets");
    }

    @Test
    void packet_behindThePixels_isReplacedThere() throws IOException {
        byte[] png = Samples.png();
        byte[] late = Samples.inserted(png, png.length - 12, Samples.pngXmp(XmpPacketSamples.provider()));

        MarkedImage marked = ProvenanceMarks.iptc().mark(Samples.image(late), ORIGIN, target());

        assertThat(Reading.values(marked.image(), Reading.IPTC, "AISystemUsed")).containsExactly("gemini/image-3");
        assertThat(Reading.pixels(marked.image().bytes())).isEqualTo(Reading.pixels(png));
    }

    private void assertBeside(byte[] bytes, String reason) throws IOException {
        ImageData image = Samples.image(bytes);

        MarkedImage marked = ProvenanceMarks.iptc().mark(image, ORIGIN, target());

        assertThat(marked.image()).isSameAs(image);
        assertThat(ProvenanceMark.texts(marked.marks())).contains("sidecar:iptc", reason);
        assertThat(marked.sidecarPacket()).isPresent();
        assertThat(target()).doesNotExist();
    }

    private static List<byte[]> carrying(String packet) {
        return List.of(
                Samples.inserted(Samples.png(), 33, Samples.pngXmp(packet)),
                Samples.inserted(Samples.jpeg(), 20, Samples.jpegXmp(packet)),
                Samples.extendedWebp(4, Samples.webpChunk("XMP ", Samples.utf8(packet))));
    }

    private static byte[] compressed(byte[] packet) throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(small)) {
            out.write(packet);
        }
        return Samples.pngChunk(
                "iTXt", Samples.joined(Samples.ascii("XML:com.adobe.xmp\0\u0001\0\0\0"), small.toByteArray()));
    }

    private Path target() {
        return folder.resolve("marked");
    }
}

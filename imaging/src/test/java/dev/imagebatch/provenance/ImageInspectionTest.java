package dev.imagebatch.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.imaging.exif.ExifDirectory;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImageInspectionTest {

    /** Two entries: orientation 6, software "Kiln 2". */
    static final byte[] TIFF = Samples.joined(
            Samples.ascii("II*\0\u0008\0\0\0\u0002\0"),
            Samples.ascii("\u0012\u0001\u0003\0\u0001\0\0\0\u0006\0\0\0"),
            Samples.ascii("\u0031\u0001\u0002\0\u0007\0\0\0\u0026\0\0\0"),
            Samples.ascii("\0\0\0\0Kiln 2\0"));

    @Test
    void image_thatSaysNothing_hasHeaderFactsOnly() throws IOException {
        for (byte[] bytes : Samples.all()) {
            ImageInspection inspection = ImageInspection.of(Samples.image(bytes));

            assertThat(inspection.info()).isEqualTo(Samples.image(bytes).info());
            assertThat(inspection.properties()).isEmpty();
            assertThat(inspection.hasC2pa()).isFalse();
            assertThat(inspection.texts()).isEmpty();
            assertThat(inspection.orientation()).isZero();
            assertThat(inspection.software()).isNull();
            assertThat(inspection.remarks()).isEmpty();
        }
    }

    @Test
    void exif_inEachFormat_tellsOrientationAndSoftware() throws IOException {
        byte[] signed = Samples.joined(Samples.ascii("Exif\0\0"), TIFF);
        byte[][] images = {
            Samples.inserted(Samples.png(), 33, Samples.pngChunk("eXIf", TIFF)),
            Samples.inserted(Samples.jpeg(), 20, Samples.jpegSegment(0xE1, signed)),
            Samples.extendedWebp(8, Samples.webpChunk("EXIF", TIFF)),
            Samples.extendedWebp(8, Samples.webpChunk("EXIF", signed))
        };
        for (byte[] bytes : images) {
            ImageInspection inspection = ImageInspection.of(Samples.image(bytes));

            assertThat(inspection.orientation()).isEqualTo(6);
            assertThat(inspection.software()).isEqualTo("Kiln 2");
        }
    }

    @Test
    void exif_withOffsetsBeyondItsEnd_isReadAsFarAsItGoes() {
        for (int i = 0; i < TIFF.length; i++) {
            for (int value : new int[] {0, 0x7F, 0x80, 0xFF}) {
                byte[] damaged = TIFF.clone();
                damaged[i] = (byte) value;
                assertReadable(damaged);
                assertReadable(java.util.Arrays.copyOf(damaged, i));
            }
        }
        byte[] far = TIFF.clone();
        java.util.Arrays.fill(far, 4, 8, (byte) 0xFF);
        assertThat(ExifDirectory.of(far).orientation()).isEmpty();
        assertThat(ExifDirectory.of(far).software()).isNull();
    }

    @Test
    void exif_withHalfAByteOrderMark_hasNoEntries() {
        byte[] half = TIFF.clone();
        half[1] = 'x';

        assertThat(ExifDirectory.of(TIFF).orientation()).hasValue(6);
        assertThat(ExifDirectory.of(half).orientation()).isEmpty();
    }

    private static void assertReadable(byte[] exif) {
        ExifDirectory directory = ExifDirectory.of(exif);
        assertThat(directory.orientation().orElse(1)).isBetween(1, 8);
        assertThat(directory.software()).isNotEqualTo("");
    }

    @Test
    void texts_ofAPng_areNamedAndMeasured() throws IOException {
        byte[] texts = Samples.joined(
                Samples.pngChunk("tEXt", Samples.ascii("parameters\0a mill, Steps: 20")),
                Samples.pngChunk("zTXt", Samples.ascii("workflow\0\0....")),
                Samples.pngChunk("iTXt", Samples.ascii("prompt\0\0\0\0\0{}")),
                Samples.pngChunk("tEXt", new byte[0]));

        ImageInspection inspection = ImageInspection.of(Samples.image(Samples.inserted(Samples.png(), 33, texts)));

        assertThat(inspection.texts())
                .containsExactly(
                        new ImageInspection.EmbeddedText("parameters", 17),
                        new ImageInspection.EmbeddedText("workflow", 5),
                        new ImageInspection.EmbeddedText("prompt", 6),
                        new ImageInspection.EmbeddedText("", 0));
    }

    @Test
    void texts_withoutEnd_areCutOff() throws IOException {
        byte[] many = Samples.joined(java.util.stream.IntStream.range(0, 5000)
                .mapToObj(i -> Samples.pngChunk("tEXt", Samples.ascii("x".repeat(300))))
                .toArray(byte[][]::new));

        ImageInspection inspection = ImageInspection.of(Samples.image(Samples.inserted(Samples.png(), 33, many)));

        assertThat(inspection.texts()).hasSize(100).allMatch(text -> text.name().length() == 79);
    }

    @Test
    void properties_inEveryForm_areRead() throws IOException {
        String packet = XmpPacketSamples.of(
                "<Iptc4xmpExt:DigitalSourceType rdf:resource='" + DigitalSourceType.COMPOSITE.address()
                        + "'/><xmp:CreatorTool>  A &lt;tool&gt; <![CDATA[<&>]]>&#x20AC; </xmp:CreatorTool>"
                        + "<Iptc4xmpExt:AISystemUsed><rdf:Seq><rdf:li> One </rdf:li><rdf:li>Two</rdf:li></rdf:Seq>"
                        + "</Iptc4xmpExt:AISystemUsed>");
        byte[] png = Samples.inserted(Samples.png(), 33, Samples.pngXmp(packet));

        assertThat(ImageInspection.of(Samples.image(png)).properties())
                .containsExactly(
                        java.util.Map.entry("Iptc4xmpExt:DigitalSourceType", DigitalSourceType.COMPOSITE.address()),
                        java.util.Map.entry("Iptc4xmpExt:AISystemUsed", "One"),
                        java.util.Map.entry("xmp:CreatorTool", "A <tool> <&>€"));
    }

    @Test
    void xmp_ofAGif_isRead() throws IOException {
        byte[] gif = Samples.gif();
        byte[] trailer = new byte[258];
        trailer[0] = 1;
        for (int i = 1; i < 257; i++) {
            trailer[i] = (byte) (256 - i);
        }
        byte[] extension = Samples.joined(
                Samples.ascii("!\u00FF\u000BXMP DataXMP"), Samples.utf8(XmpPacketSamples.provider()), trailer);

        ImageInspection inspection =
                ImageInspection.of(Samples.image(Samples.inserted(gif, gif.length - 1, extension)));

        assertThat(inspection.properties()).containsEntry("photoshop:Credit", "Made with a model");
        assertThat(inspection.remarks()).isEmpty();
    }
}

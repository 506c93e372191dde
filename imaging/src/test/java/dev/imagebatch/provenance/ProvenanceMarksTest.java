package dev.imagebatch.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceMarksTest {

    static final ImageOrigin ORIGIN = ImageOrigin.trained("gemini", "image-3", "a <mill> & \"dam\"\nat dawn")
            .withModelVersion("3.1-2026-10");

    @TempDir
    private Path folder;

    static List<byte[]> images() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("images")
    void properties_writtenIntoAFile_areReadBackByOthers(byte[] bytes) throws IOException {
        ProvenanceMarks everything = ProvenanceMarks.iptc().withPrompt().withPromptWriter("Zoë Ågren");

        MarkedImage marked = everything.mark(Samples.image(bytes), ORIGIN, target());

        assertThat(Reading.iptc(marked.image(), "DigitalSourceType"))
                .isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
        assertThat(Reading.iptc(marked.image(), "AISystemUsed")).isEqualTo("gemini/image-3");
        assertThat(Reading.iptc(marked.image(), "AISystemVersionUsed")).isEqualTo("3.1-2026-10");
        assertThat(Reading.iptc(marked.image(), "AIPromptInformation")).isEqualTo(ORIGIN.prompt());
        assertThat(Reading.iptc(marked.image(), "AIPromptWriterName")).isEqualTo("Zoë Ågren");
        assertThat(ProvenanceMark.texts(marked.marks())).containsExactly("embedded:iptc", "embedded:iptc-prompt");
        assertThat(marked.sidecarPacket()).isEmpty();
    }

    @Test
    void example_ofTheDocument_marksAndInspects() throws IOException {
        ImageFile received = ImageFile.read(Files.write(folder.resolve("received.png"), Samples.png()))
                .orElseThrow();
        Path target = target();

        ImageOrigin origin = ImageOrigin.trained("gemini", "gemini-3-pro-image", "a mill town at dawn");
        MarkedImage marked = ProvenanceMarks.iptc().mark(received, origin, target);
        ImageInspection inspection = ImageInspection.of(marked.image());

        assertThat(ProvenanceMark.texts(marked.marks())).containsExactly("embedded:iptc");
        assertThat(inspection.properties()).containsKey("Iptc4xmpExt:DigitalSourceType");
    }

    @ParameterizedTest
    @MethodSource("images")
    void pixels_ofAMarkedImage_areWhatTheyWere(byte[] bytes) throws IOException {
        MarkedImage marked = ProvenanceMarks.iptc().withPrompt().mark(Samples.image(bytes), ORIGIN, target());

        assertThat(marked.image().bytes()).isNotEqualTo(bytes);
        assertThat(Reading.pixels(marked.image().bytes())).isEqualTo(Reading.pixels(bytes));
        assertThat(ImageFile.read(target())).contains((ImageFile) marked.image());
        assertThat(ImageInspection.of(marked.image()).remarks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("images")
    void marking_aMarkedImage_changesNothing(byte[] bytes) throws IOException {
        ProvenanceMarks provenance = ProvenanceMarks.iptc().withPrompt();
        ImageData once = provenance.mark(Samples.image(bytes), ORIGIN, target()).image();

        MarkedImage twice = provenance.mark(once, ORIGIN, folder.resolve("again"));

        assertThat(twice.image()).isSameAs(once);
        assertThat(ProvenanceMark.texts(twice.marks()))
                .containsExactly("found:xmp", "found:trainedAlgorithmicMedia", "embedded:iptc", "embedded:iptc-prompt");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("images")
    void promptAddedLater_joinsThePacketThatIsThere(byte[] bytes) throws IOException {
        ImageData once = ProvenanceMarks.iptc()
                .mark(Samples.image(bytes), ORIGIN, target())
                .image();
        assertThat(Reading.iptc(once, "AIPromptInformation")).isNull();

        MarkedImage twice = ProvenanceMarks.iptc().withPrompt().mark(once, ORIGIN, folder.resolve("again"));

        assertThat(Reading.values(twice.image(), Reading.IPTC, "AIPromptInformation"))
                .containsExactly(ORIGIN.prompt());
        assertThat(Reading.iptc(twice.image(), "AISystemUsed")).isEqualTo("gemini/image-3");
        assertThat(Reading.pixels(twice.image().bytes())).isEqualTo(Reading.pixels(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "夜明けの工場町、雪",
                "🏭🌅👩🏽‍🏭 \uD83E\uDDD1\u200D\uD83D\uDE80",
                "مدينة الطواحين عند الفجر",
                "עיר טחנות \u200Fבזריחה",
                "e\u0301a\u0308 Z\u0351\u036B\u0343",
                "]]> <!-- --> &amp; <?xpacket end=\"w\"?> </rdf:RDF>",
                "tab\there\r\nand\rthere\nlines"
            })
    void prompt_inAnyScript_isReadBackAsItWas(String prompt) throws IOException {
        ImageOrigin origin = ImageOrigin.trained("p", "m", prompt);
        for (byte[] bytes : Samples.all()) {
            ImageData marked = ProvenanceMarks.iptc()
                    .withPrompt()
                    .mark(Samples.image(bytes), origin, target())
                    .image();

            assertThat(Reading.iptc(marked, "AIPromptInformation")).isEqualTo(prompt);
            assertThat(ImageInspection.of(marked).properties())
                    .containsEntry("Iptc4xmpExt:AIPromptInformation", prompt);
        }
    }

    @Test
    void prompt_withCharactersThatXmlCannotHold_hasThemReplaced() throws IOException {
        ImageOrigin origin = ImageOrigin.trained("p", "m", "a\0b\u001Bc\uD800d\uFFFEe\uDC00f\u000Bg");

        ImageData marked = ProvenanceMarks.iptc()
                .withPrompt()
                .mark(Samples.image(Samples.png()), origin, target())
                .image();

        assertThat(Reading.iptc(marked, "AIPromptInformation"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg");
    }

    @Test
    void prompt_notAskedFor_isNowhere() throws IOException {
        MarkedImage embedded = ProvenanceMarks.iptc().mark(Samples.image(Samples.png()), ORIGIN, target());
        MarkedImage besides = ProvenanceMarks.iptc().mark(Samples.image(Samples.gif()), ORIGIN, target());

        assertThat(new String(embedded.image().bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("AISystemUsed")
                .doesNotContain("mill", "AIPrompt");
        assertThat(besides.sidecarPacket())
                .hasValueSatisfying(
                        packet -> assertThat(packet).contains("AISystemUsed").doesNotContain("mill", "AIPrompt"));
    }

    @Test
    void toString_ofAnything_showsNoPrompt() throws IOException {
        MarkedImage marked = ProvenanceMarks.iptc().withPrompt().mark(Samples.image(Samples.gif()), ORIGIN, target());
        ImageData embedded = ProvenanceMarks.iptc()
                .withPrompt()
                .mark(Samples.image(Samples.png()), ORIGIN, target())
                .image();

        assertThat(ORIGIN.toString() + marked + ImageInspection.of(embedded))
                .contains("gemini/image-3", "AIPromptInformation")
                .doesNotContain("mill");
    }

    @Test
    void unchanged_only_tellsWhatIsThere() throws IOException {
        ImageData image =
                Samples.image(Samples.inserted(Samples.png(), 33, Samples.pngXmp(XmpPacketSamples.provider())));

        MarkedImage marked = ProvenanceMarks.unchanged().mark(image, ORIGIN, target());

        assertThat(marked.image()).isSameAs(image);
        assertThat(ProvenanceMark.texts(marked.marks())).containsExactly("found:xmp", "found:trainedAlgorithmicMedia");
        assertThat(marked.sidecarPacket()).isEmpty();
        assertThat(target()).doesNotExist();
    }

    @Test
    void source_composite_isWritten() throws IOException {
        ImageOrigin edited = ORIGIN.withSource(DigitalSourceType.COMPOSITE);

        ImageData marked = ProvenanceMarks.iptc()
                .mark(Samples.image(Samples.jpeg()), edited, target())
                .image();

        assertThat(Reading.iptc(marked, "DigitalSourceType"))
                .isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia");
    }

    @Test
    void gif_getsASidecar() throws IOException {
        ImageData image = Samples.image(Samples.gif());

        MarkedImage marked = ProvenanceMarks.iptc().withPrompt().mark(image, ORIGIN, target());

        assertThat(marked.image()).isSameAs(image);
        assertThat(ProvenanceMark.texts(marked.marks()))
                .containsExactly("sidecar:iptc", "sidecar:iptc-prompt", "untouched:format");
        assertThat(XmpReader.read(marked.sidecarPacket().orElseThrow())
                        .orElseThrow()
                        .values())
                .containsEntry(XmpProperty.AI_PROMPT_INFORMATION, ORIGIN.prompt())
                .containsEntry(XmpProperty.DIGITAL_SOURCE_TYPE, DigitalSourceType.TRAINED.address());
        assertThat(target()).doesNotExist();
    }

    @Test
    void prompt_tooLongForAJpeg_goesBesideItWhole() throws IOException {
        String prompt = "long ".repeat(14_000) + "end";
        ImageOrigin origin = ImageOrigin.trained("p", "m", prompt);

        MarkedImage jpeg = ProvenanceMarks.iptc().withPrompt().mark(Samples.image(Samples.jpeg()), origin, target());
        MarkedImage png = ProvenanceMarks.iptc().withPrompt().mark(Samples.image(Samples.png()), origin, target());

        assertThat(ProvenanceMark.texts(jpeg.marks())).contains("sidecar:iptc-prompt", "untouched:too-large");
        assertThat(jpeg.sidecarPacket().orElseThrow()).contains(prompt);
        assertThat(Reading.iptc(png.image(), "AIPromptInformation")).isEqualTo(prompt);
    }

    @Test
    void packet_ofTheLongestLength_fitsIntoAJpeg() throws IOException {
        int overhead = XmpWriter.packet(java.util.Map.of()).length();
        MarkedImage small = ProvenanceMarks.iptc()
                .withPrompt()
                .mark(Samples.image(Samples.jpeg()), ImageOrigin.trained("p", "m", "x"), target());
        int rest = (int) (small.image().info().length() - Samples.jpeg().length) - 33 - 1;
        assertThat(rest).isGreaterThan(overhead);
        String longest = "y".repeat(65_502 - rest);

        MarkedImage fits = ProvenanceMarks.iptc()
                .withPrompt()
                .mark(Samples.image(Samples.jpeg()), ImageOrigin.trained("p", "m", longest), target());
        MarkedImage tooLong = ProvenanceMarks.iptc()
                .withPrompt()
                .mark(Samples.image(Samples.jpeg()), ImageOrigin.trained("p", "m", longest + "y"), target());

        assertThat(Reading.iptc(fits.image(), "AIPromptInformation")).isEqualTo(longest);
        assertThat(Reading.pixels(fits.image().bytes())).isEqualTo(Reading.pixels(Samples.jpeg()));
        assertThat(ProvenanceMark.texts(tooLong.marks())).contains("untouched:too-large");
    }

    @Test
    void animatedWebp_keepsItsFrames() throws IOException {
        byte[] animated = Samples.animatedWebp();

        byte[] marked = ProvenanceMarks.iptc()
                .mark(Samples.image(animated), ORIGIN, target())
                .image()
                .bytes();

        assertThat(marked[20]).isEqualTo((byte) (2 | 4));
        assertThat(Arrays.copyOfRange(marked, 21, animated.length))
                .isEqualTo(Arrays.copyOfRange(animated, 21, animated.length));
        assertThat(Reading.iptc(Samples.image(marked), "AISystemUsed")).isEqualTo("gemini/image-3");
    }

    @Test
    void jpeg_withExif_keepsItBeforeThePacket() throws IOException {
        byte[] exif = Samples.jpegSegment(0xE1, Samples.joined(Samples.ascii("Exif\0\0"), ImageInspectionTest.TIFF));
        byte[] jpeg = Samples.inserted(Samples.jpeg(), 20, exif);

        byte[] marked = ProvenanceMarks.iptc()
                .mark(Samples.image(jpeg), ORIGIN, target())
                .image()
                .bytes();

        assertThat(Arrays.copyOf(marked, 20 + exif.length)).isEqualTo(Arrays.copyOf(jpeg, 20 + exif.length));
        assertThat(marked[20 + exif.length + 1]).isEqualTo((byte) 0xE1);
        assertThat(Reading.iptc(Samples.image(marked), "AISystemUsed")).isEqualTo("gemini/image-3");
    }

    @Test
    void bytesBehindTheEnd_areKept() throws IOException {
        for (byte[] bytes : Samples.all()) {
            byte[] longer = Samples.joined(bytes, Samples.ascii("trailer"));

            byte[] marked = ProvenanceMarks.iptc()
                    .mark(Samples.image(longer), ORIGIN, target())
                    .image()
                    .bytes();

            assertThat(new String(marked, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .endsWith("trailer");
            assertThat(Reading.pixels(marked)).isEqualTo(Reading.pixels(bytes));
            assertThat(Reading.iptc(Samples.image(marked), "AISystemUsed")).isEqualTo("gemini/image-3");
        }
    }

    @Test
    void target_thatIsTheImage_isRefused() throws IOException {
        Path file = Files.write(folder.resolve("image.png"), Samples.png());
        ImageFile image = ImageFile.read(file).orElseThrow();

        assertThatThrownBy(() -> ProvenanceMarks.iptc().mark(image, ORIGIN, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own file");
        assertThat(file).hasBinaryContent(Samples.png());
    }

    @Test
    void image_changedBehindItsChecksum_isNotMarked() throws IOException {
        Path file = Files.write(folder.resolve("image.png"), Samples.png());
        ImageFile image = ImageFile.read(file).orElseThrow();
        byte[] other = Samples.png();
        other[other.length - 20]++;
        Files.write(file, other);

        assertThatThrownBy(() -> ProvenanceMarks.iptc().mark(image, ORIGIN, target()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed");
        assertThat(target()).doesNotExist();
    }

    @Test
    void prompt_whereImagesStayUnchanged_isRefused() {
        assertThatThrownBy(() -> ProvenanceMarks.unchanged().withPrompt()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ProvenanceMarks.unchanged().withPromptWriter("x"))
                .isInstanceOf(IllegalStateException.class);
    }

    private Path target() {
        return folder.resolve("marked");
    }
}

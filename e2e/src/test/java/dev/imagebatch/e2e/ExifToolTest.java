package dev.imagebatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.provenance.DigitalSourceType;
import dev.imagebatch.provenance.ImageOrigin;
import dev.imagebatch.provenance.MarkedImage;
import dev.imagebatch.provenance.ProvenanceMarks;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Written metadata as read by ExifTool. */
class ExifToolTest {

    private static final String PROMPT = "a <mill> & \"dam\"\nat dawn, 夜明けの工場町 🏭 مدينة e\u0301";
    private static final ImageOrigin ORIGIN =
            ImageOrigin.trained("gemini", "image-3", PROMPT).withModelVersion("3.1");
    private static final ProvenanceMarks EVERYTHING =
            ProvenanceMarks.iptc().withPrompt().withPromptWriter("Zoë Ågren");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"png,", "jpeg,", "webp,Lossy", "webp,Lossless"})
    void properties_ofAMarkedImage_areAllReadAndNothingIsWrong(String format, String compression) throws Exception {
        Path received = picture(format, compression);
        Path marked = folder.resolve("marked." + format);

        EVERYTHING.mark(ImageFile.read(received).orElseThrow(), ORIGIN, marked);

        assertProperties(ExifTool.tags(marked));
        assertThat(ExifTool.warnings(marked)).isEqualTo(ExifTool.warnings(received));
    }

    @Test
    void promptAddedLater_isReadAndNothingIsWrong() throws Exception {
        for (String format : new String[] {"png", "jpeg", "webp"}) {
            Path received = picture(format, "Lossy");
            Path once = folder.resolve("once." + format);
            Path twice = folder.resolve("twice." + format);

            ProvenanceMarks.iptc().mark(ImageFile.read(received).orElseThrow(), ORIGIN, once);
            EVERYTHING.mark(ImageFile.read(once).orElseThrow(), ORIGIN, twice);

            assertThat(ExifTool.tags(once).has("XMP-iptcExt:AIPromptInformation"))
                    .isFalse();
            assertProperties(ExifTool.tags(twice));
            assertThat(ExifTool.warnings(twice)).isEqualTo(ExifTool.warnings(received));
        }
    }

    @Test
    void sidecar_isReadAndNothingIsWrong() throws Exception {
        MarkedImage marked =
                EVERYTHING.mark(ImageFile.read(picture("gif", null)).orElseThrow(), ORIGIN, folder.resolve("never"));
        Path sidecar = Files.writeString(
                folder.resolve("picture.gif.xmp"), marked.sidecarPacket().orElseThrow());

        assertProperties(ExifTool.tags(sidecar));
        assertThat(ExifTool.warnings(sidecar)).isEmpty();
    }

    @Test
    void warnings_ofADamagedFile_areSeen() throws Exception {
        Path file = picture("png", null);
        byte[] bytes = Files.readAllBytes(file);
        bytes[29]++;
        Files.write(file, bytes);

        assertThat(ExifTool.warnings(file)).isNotEmpty();
    }

    private static void assertProperties(JsonNode tags) {
        assertThat(tags.path("XMP-iptcExt:DigitalSourceType").asText()).isEqualTo(DigitalSourceType.TRAINED.address());
        assertThat(tags.path("XMP-iptcExt:AISystemUsed").asText()).isEqualTo("gemini/image-3");
        assertThat(tags.path("XMP-iptcExt:AISystemVersionUsed").asText()).isEqualTo("3.1");
        assertThat(tags.path("XMP-iptcExt:AIPromptInformation").asText()).isEqualTo(PROMPT);
        assertThat(tags.path("XMP-iptcExt:AIPromptWriterName").asText()).isEqualTo("Zoë Ågren");
    }

    private Path picture(String format, String compression) throws IOException {
        Path file = folder.resolve("received." + format);
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(5, 5, 0xFF8800);
        ImageWriter writer = ImageIO.getImageWritersBySuffix(format).next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("webp")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionType(compression);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return file;
    }
}

package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cli.Invocation.Ended;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.provenance.ImageOrigin;
import dev.imagebatch.provenance.ProvenanceMarks;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    @TempDir
    Path folder;

    @Test
    void inspect_ofAMarkedImage_showsWhatItSays() throws IOException {
        Path file = marked("A mill town\nat dawn, 夜明け");

        Ended ended = Invocation.run("inspect", file);

        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines().toList())
                .contains(
                        file.toString(),
                        "  image                            JPEG, 12x9, " + grouped(Files.size(file)) + " bytes",
                        "  Iptc4xmpExt:DigitalSourceType    "
                                + "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                        "  Iptc4xmpExt:AISystemUsed         gemini/image-3",
                        "  Iptc4xmpExt:AIPromptInformation  A mill town",
                        "                                   at dawn, 夜明け");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void inspect_asJson_saysTheSame() throws IOException {
        Path file = marked("A mill town");

        JsonNode image = Invocation.run("inspect", file, "--json").json().at("/images/0");

        assertThat(image.get("file").textValue()).isEqualTo(file.toString());
        assertThat(image.get("format").textValue()).isEqualTo("JPEG");
        assertThat(image.get("width").intValue()).isEqualTo(12);
        assertThat(image.get("bytes").longValue()).isEqualTo(Files.size(file));
        assertThat(image.get("sha256").textValue())
                .isEqualTo(ImageFile.read(file).orElseThrow().info().sha256());
        assertThat(image.get("c2paBytes").longValue()).isZero();
        assertThat(image.at("/properties/Iptc4xmpExt:AIPromptInformation").textValue())
                .isEqualTo("A mill town");
        assertThat(image.get("texts")).isEmpty();
        assertThat(image.get("orientation").intValue()).isZero();
        assertThat(image.get("software").isNull()).isTrue();
        assertThat(image.get("remarks")).isEmpty();
    }

    @Test
    void inspect_ofASignedPng_tellsManifestAndTexts() throws IOException {
        Path file =
                with(chunk("caBX", new byte[1500]), chunk("tEXt", "prompt\0{}".getBytes(StandardCharsets.US_ASCII)));

        assertThat(Invocation.run("inspect", file).out())
                .contains("C2PA manifest  1,512 bytes, not verified", "text \"prompt\"  2 bytes");
        JsonNode image = Invocation.run("inspect", "--json", file).json().at("/images/0");
        assertThat(image.get("c2paBytes").intValue()).isEqualTo(1512);
        assertThat(image.at("/texts/0/name").textValue()).isEqualTo("prompt");
    }

    @Test
    void inspect_ofAPlainAndACutOffImage_saysSo() throws IOException {
        Path plain = with();
        assertThat(Invocation.run("inspect", plain).out()).contains("metadata  none");

        Files.write(plain, Arrays.copyOf(Files.readAllBytes(plain), 50));
        Ended ended = Invocation.run("inspect", plain);
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("warning   the file ends early");
    }

    @Test
    void inspect_ofFilesThatAreNoImages_saysWhyAndShowsTheOthers() throws IOException {
        Path good = with();
        Path text = Files.writeString(folder.resolve("notes.txt"), "no image");
        Path gone = folder.resolve("gone.png");

        Ended ended = Invocation.run("inspect", text, gone, folder, good);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().lines().toList())
                .containsExactly(
                        text + ": not a PNG, JPEG, WebP or GIF image",
                        gone + ": no such file",
                        folder + ": a folder, not an image");
        assertThat(ended.out()).startsWith(good.toString());
        JsonNode json = Invocation.run("inspect", text, good, "--json").json();
        assertThat(json.get("images")).hasSize(1);
        assertThat(json.at("/failures/0/message").textValue()).isEqualTo("not a PNG, JPEG, WebP or GIF image");
        assertThat(Invocation.run("inspect").status()).isEqualTo(2);
    }

    @Test
    void controlCharacters_ofAFile_doNotReachTheTerminal() throws IOException {
        Path file = with(
                chunk("tEXt", "a\u001B[2Jb\n  C2PA\0x".getBytes(StandardCharsets.ISO_8859_1)),
                chunk(
                        "iTXt",
                        ("XML:com.adobe.xmp\0\0\0\0\0<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                                        + "<r:Description xmlns:xmp='http://ns.adobe.com/xap/1.0/'>"
                                        + "<xmp:CreatorTool>&#x9B;31m\u202Ex&#xD;&#xA;forged: line</xmp:CreatorTool>"
                                        + "</r:Description></r:RDF>")
                                .getBytes(StandardCharsets.UTF_8)));

        Ended text = Invocation.run("inspect", file);
        Ended json = Invocation.run("inspect", file, "--json");

        assertThat(text.out()).contains("?31m?x\n").contains("text \"a?[2Jb?  C2PA\"");
        assertThat(text.out().lines()).noneMatch(line -> line.startsWith("forged"));
        assertThat(text.out() + json.out()).doesNotContain("\u001B", "\u009B", "\u202E", "\r");
        assertThat(json.json().at("/images/0/properties/xmp:CreatorTool").textValue())
                .isEqualTo("\u009B31m\u202Ex\r\nforged: line");
    }

    private Path marked(String prompt) throws IOException {
        Path received = folder.resolve("received.jpg");
        ImageIO.write(new BufferedImage(12, 9, BufferedImage.TYPE_INT_RGB), "jpeg", received.toFile());
        Path marked = folder.resolve("marked.jpg");
        ProvenanceMarks.iptc()
                .withPrompt()
                .mark(ImageFile.read(received).orElseThrow(), ImageOrigin.trained("gemini", "image-3", prompt), marked);
        return marked;
    }

    /** A PNG with further chunks behind its first. */
    private Path with(byte[]... chunks) throws IOException {
        Path file = folder.resolve("picture.png");
        ImageIO.write(new BufferedImage(12, 9, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        byte[] bytes = Files.readAllBytes(file);
        int length = Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
        ByteBuffer all = ByteBuffer.allocate(bytes.length + length).put(bytes, 0, 33);
        Arrays.stream(chunks).forEach(all::put);
        return Files.write(file, all.put(bytes, 33, bytes.length - 33).array());
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] chunk = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(chunk, 4, 4 + data.length);
        ByteBuffer.wrap(chunk).putInt(8 + data.length, (int) crc.getValue());
        return chunk;
    }

    private static String grouped(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}

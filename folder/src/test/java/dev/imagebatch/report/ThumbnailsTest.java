package dev.imagebatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.ImageSpecification;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailsTest {

    @TempDir
    private Path folder;

    @Test
    void thumbnail_ofLargeImage_isASmallJpeg() throws Exception {
        ImageInfo info = Results.picture(folder.resolve("a.png"), 1000, 500, BufferedImage.TYPE_INT_RGB);

        String html = write(info);

        Path thumbnail = onlyThumbnail();
        BufferedImage picture = ImageIO.read(thumbnail.toFile());
        assertThat(thumbnail.getFileName()).hasToString(info.sha256().substring(0, 32) + ".jpg");
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(400, 200);
        assertThat(html)
                .contains("src=\".imagebatch/thumbnails/" + thumbnail.getFileName() + "\"")
                .contains("href=\"a.png\"");
    }

    @Test
    void thumbnail_ofVeryLargeImage_keepsProportionsAndColours() throws Exception {
        ImageInfo info = Results.picture(folder.resolve("a.png"), 300, 5000, BufferedImage.TYPE_INT_RGB);

        write(info);

        BufferedImage picture = ImageIO.read(onlyThumbnail().toFile());
        assertThat(picture.getHeight()).isEqualTo(400);
        assertThat(picture.getWidth()).isEqualTo(24);
    }

    @Test
    void thumbnail_ofTransparentImage_isPng() throws Exception {
        write(Results.picture(folder.resolve("a.png"), 500, 500, BufferedImage.TYPE_INT_ARGB));

        assertThat(onlyThumbnail().toString()).endsWith(".png");
        assertThat(ImageIO.read(onlyThumbnail().toFile()).getColorModel().hasAlpha())
                .isTrue();
    }

    @Test
    void thumbnail_ofOpaqueImageWithAlphaChannel_isJpeg() throws Exception {
        BufferedImage picture = new BufferedImage(900, 900, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 900 * 900; i++) {
            picture.setRGB(i % 900, i / 900, 0xff000000 | i * 2_654_435);
        }
        ImageIO.write(picture, "png", folder.resolve("a.png").toFile());

        write(Results.info(folder.resolve("a.png"), new Dimensions(900, 900)));

        assertThat(onlyThumbnail().toString()).endsWith(".jpg");
    }

    @Test
    void thumbnail_ofJpegOnItsSide_isUpright() throws Exception {
        BufferedImage onItsSide = noise(900, 600);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(onItsSide, "jpg", jpeg);
        Files.write(folder.resolve("a.jpg"), inserted(jpeg.toByteArray(), 2, orientation(6)));

        writeStored("a.jpg");

        BufferedImage picture = ImageIO.read(onlyThumbnail().toFile());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(267, 400);
        // The grey band at the top of the stored pixels is on the right.
        assertThat(new Color(picture.getRGB(260, 200)).getRed()).isBetween(45, 65);
        assertThat(new Color(picture.getRGB(260, 200)).getBlue()).isBetween(45, 65);
    }

    @Test
    void thumbnail_ofPngWithAProfile_isInSrgb() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(noise(900, 900), "png", png);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(new byte[] {'x', 0, 0});
        try (DeflaterOutputStream packed = new DeflaterOutputStream(content)) {
            packed.write(profile);
        }
        Files.write(folder.resolve("a.png"), inserted(png.toByteArray(), 33, chunk("iCCP", content.toByteArray())));

        writeStored("a.png");

        // Linear 55 of 255 is 128 in sRGB.
        BufferedImage picture = ImageIO.read(onlyThumbnail().toFile());
        assertThat(new Color(picture.getRGB(200, 20)).getGreen()).isBetween(124, 132);
    }

    @Test
    void thumbnail_thatExists_isNotMadeAgain() throws Exception {
        ImageInfo info = Results.picture(folder.resolve("a.png"), 900, 900, BufferedImage.TYPE_INT_RGB);
        write(info);
        FileTime old = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(onlyThumbnail(), old);

        write(info);

        assertThat(Files.getLastModifiedTime(onlyThumbnail())).isEqualTo(old);
    }

    @Test
    void image_smallInBytesOrPixels_isShownItself() throws Exception {
        assertThat(write(Results.picture(folder.resolve("a.png"), 400, 400, BufferedImage.TYPE_INT_RGB)))
                .contains("src=\"a.png\"");
        ImageIO.write(
                new BufferedImage(2000, 2000, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("a.png").toFile());
        assertThat(write(Results.info(folder.resolve("a.png"), new Dimensions(2000, 2000))))
                .contains("src=\"a.png\"");
        assertThat(folder.resolve(".imagebatch/thumbnails")).doesNotExist();
    }

    @Test
    void image_brokenOrOfUnknownFormat_isLeftToTheBrowser() throws Exception {
        byte[] png = bytesOf(Results.picture(folder.resolve("a.png"), 700, 700, BufferedImage.TYPE_INT_RGB));
        for (int length : List.of(70_000, png.length / 2)) {
            Files.write(folder.resolve("a.png"), java.util.Arrays.copyOf(png, length));
            assertThat(write(Results.info(folder.resolve("a.png"), new Dimensions(700, 700))))
                    .contains("loading=\"lazy\"")
                    .contains("src=\"");
        }
        Files.writeString(folder.resolve("a.png"), "RIFF    WEBPVP8 ".repeat(5_000));
        assertThat(write(Results.info(folder.resolve("a.png"), new Dimensions(700, 700))))
                .contains("src=\"a.png\"");
    }

    @Test
    void image_ofTooManyPixels_isATile() throws Exception {
        Results.picture(folder.resolve("a.png"), 500, 500, BufferedImage.TYPE_INT_RGB);

        assertThat(write(Results.info(20_000, 20_000)))
                .contains("Too large to preview")
                .doesNotContain("<img");
        assertThat(write(Results.info(70_000, 1))).contains("Too large to preview");
    }

    @Test
    void image_whoseBytesDeclareMorePixelsThanItsRecord_isNotDecoded() throws Exception {
        byte[] png = bytesOf(Results.picture(folder.resolve("a.png"), 700, 700, BufferedImage.TYPE_INT_RGB));
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        Files.write(folder.resolve("a.png"), png);

        assertThat(write(Results.info(folder.resolve("a.png"), new Dimensions(700, 700))))
                .contains("src=\"a.png\"");
        assertThat(folder.resolve(".imagebatch/thumbnails")).doesNotExist();
    }

    @Test
    void checksum_thatIsNone_namesNoFile() throws Exception {
        ImageInfo info = Results.picture(folder.resolve("a.png"), 700, 700, BufferedImage.TYPE_INT_RGB);

        write(new ImageInfo(
                info.format(),
                info.dimensions(),
                info.length(),
                "../../../../../../../../../../../../../../../../../../../etc/pass"));

        assertThat(folder.resolve(".imagebatch/thumbnails")).doesNotExist();
    }

    @Test
    void image_storedElsewhere_getsItsThumbnailFromItsBytes() throws Exception {
        ImageInfo info = Results.picture(folder.resolve("a.png"), 900, 900, BufferedImage.TYPE_INT_RGB);
        byte[] bytes = bytesOf(info);
        StoredImage stored = StoredImage.at("key/a.png", URI.create("https://bucket.example/key/a.png"), info);
        ImageGenerationResult result = ImageGenerationResult.success(
                        ImageSpecification.builder("far", "p").build(), 0, Outcome.GENERATED, stored)
                .data(new Bytes(info, bytes))
                .build();

        String html =
                Files.readString(ContactSheet.in(folder).write(List.of(result).iterator()));

        assertThat(html)
                .contains("href=\"https://bucket.example/key/a.png\"")
                .contains("src=\".imagebatch/thumbnails/");
    }

    @Test
    void sheet_withAnExecutor_keepsTheOrder() throws Exception {
        ImageInfo info = Results.picture(folder.resolve("a.png"), 900, 900, BufferedImage.TYPE_INT_RGB);
        List<ImageGenerationResult> results = Stream.iterate(0, i -> i + 1)
                .limit(200)
                .map(i -> Results.stored("i" + i, Outcome.GENERATED, i % 3 == 0 ? "a.png" : "no.png", info)
                        .build())
                .toList();
        ExecutorService executor = Executors.newFixedThreadPool(4);
        Path parallel = ContactSheet.in(folder).thumbnailsOn(executor).write(results.iterator());
        executor.shutdown();
        String html = Files.readString(parallel);

        assertThat(html).isEqualTo(Files.readString(ContactSheet.in(folder).write(results.iterator())));
        assertThat(html.indexOf("item-i7\"")).isBetween(html.indexOf("item-i6\""), html.indexOf("item-i8\""));
    }

    /** Grey above, noise below. */
    private static BufferedImage noise(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, i / width < height / 4 ? 0x373737 : random.nextInt());
        }
        return picture;
    }

    private static byte[] orientation(int value) {
        return ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) value)
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    private void writeStored(String name) throws IOException {
        ImageInfo info = ImageFile.read(folder.resolve(name)).orElseThrow().info();
        ImageGenerationResult result =
                Results.stored("a", Outcome.GENERATED, name, info).build();
        ContactSheet.in(folder).write(List.of(result).iterator());
    }

    private byte[] bytesOf(ImageInfo info) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("a.png"));
        assertThat(bytes).hasSize((int) info.length());
        return bytes;
    }

    private String write(ImageInfo info) throws IOException {
        ImageGenerationResult result =
                Results.stored("a", Outcome.GENERATED, "a.png", info).build();
        return Files.readString(ContactSheet.in(folder).write(List.of(result).iterator()));
    }

    private Path onlyThumbnail() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".imagebatch/thumbnails"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private record Bytes(ImageInfo info, byte[] content) implements ImageData {
        @Override
        public InputStream openStream() {
            return new ByteArrayInputStream(content);
        }
    }
}

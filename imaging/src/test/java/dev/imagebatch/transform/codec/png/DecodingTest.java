package dev.imagebatch.transform.codec.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.transform.Samples;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.ImageDecoder;
import dev.imagebatch.transform.codec.jpeg.JpegCodec;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {

    private static final ImageDecoder READER = new ImageDecoder(List.of(new PngCodec(), new JpegCodec()));
    private static final int BLUE = 0xFF0000FF;

    @Test
    void png_ofColours_hasEveryPixel() throws Exception {
        BufferedImage picture = Samples.picture(61, 43);

        assertThat(Samples.samples(read(Samples.png(picture)))).isEqualTo(Samples.samples(picture));
        assertThat(Samples.samples(read(Samples.interlacedPng(picture)))).isEqualTo(Samples.samples(picture));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 17})
    void png_interlacedAndSmall_hasEveryPixel(int width) throws Exception {
        BufferedImage picture = Samples.picture(width, 11);

        assertThat(Samples.samples(read(Samples.interlacedPng(picture)))).isEqualTo(Samples.samples(picture));
    }

    @Test
    void png_ofAnyPlatformType_isReadAsThePlatformDoes() throws Exception {
        for (int type :
                new int[] {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_INT_RGB}) {
            BufferedImage picture = new BufferedImage(40, 30, type);
            picture.createGraphics().drawImage(Samples.picture(30, 30), 0, 0, null);
            BufferedImage read = read(Samples.png(picture));

            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 40; x++) {
                    assertThat(read.getRGB(x, y)).isEqualTo(picture.getRGB(x, y));
                }
            }
        }
    }

    @Test
    void png_of16Bits_keepsThem() throws Exception {
        byte[] png = Samples.pngOf(
                Samples.header(2, 1, 16, PngLayout.RGB),
                "IDAT",
                Samples.packed(0, 0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC, 0xFF, 0xFE, 0, 1, 0x80, 0));

        assertThat(Samples.samples(read(Samples.image(png))))
                .containsExactly(0x1234, 0x5678, 0x9ABC, 0xFFFE, 1, 0x8000);
    }

    @Test
    void png_ofOneBit_isBlackAndWhite() throws Exception {
        byte[] png = Samples.pngOf(Samples.header(3, 1, 1, PngLayout.GREY), "IDAT", Samples.packed(0, 0b10100000));

        assertThat(Samples.samples(read(Samples.image(png)))).containsExactly(255, 255, 255, 0, 0, 0, 255, 255, 255);
    }

    @Test
    void png_ofGrey_keepsItsBrightness() throws Exception {
        byte[] png = Samples.pngOf(Samples.header(2, 1, 8, PngLayout.GREY), "IDAT", Samples.packed(0, 128, 7));

        assertThat(Samples.samples(read(Samples.image(png)))).containsExactly(128, 128, 128, 7, 7, 7);
    }

    @Test
    void png_withATransparentColour_isTransparentThere() throws Exception {
        byte[] png = Samples.pngOf(
                Samples.header(2, 1, 8, PngLayout.RGB),
                "tRNS",
                new byte[] {0, 1, 0, 2, 0, 3},
                "IDAT",
                Samples.packed(0, 1, 2, 3, 1, 2, 4));

        assertThat(Samples.samples(read(Samples.image(png)))).containsExactly(1, 2, 3, 0, 1, 2, 4, 255);
    }

    @Test
    void png_withAPaletteOfFourBits_hasItsColours() throws Exception {
        byte[] png = Samples.pngOf(
                Samples.header(3, 1, 4, PngLayout.PALETTE),
                "PLTE",
                new byte[] {1, 2, 3, 4, 5, 6},
                "tRNS",
                new byte[] {9},
                "IDAT",
                Samples.packed(0, 0x01, 0x10));

        assertThat(Samples.samples(read(Samples.image(png)))).containsExactly(1, 2, 3, 9, 4, 5, 6, 255, 4, 5, 6, 255);
    }

    @Test
    void png_withAColourBeyondItsPalette_isRefused() throws Exception {
        byte[] png = Samples.pngOf(
                Samples.header(1, 1, 8, PngLayout.PALETTE), "PLTE", new byte[3], "IDAT", Samples.packed(0, 1));

        assertRefused(png, "damaged", "palette");
    }

    @Test
    void png_withALongText_isReadWithoutUnpackingIt() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream out = new DeflaterOutputStream(bomb)) {
            for (int i = 0; i < 50; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        byte[] png = Samples.pngOf(
                Samples.header(1, 1, 8, PngLayout.GREY),
                "zTXt",
                bomb.toByteArray(),
                "iCCP",
                bomb.toByteArray(),
                "IDAT",
                Samples.packed(0, 5));

        assertThat(Samples.samples(read(Samples.image(png)))).containsExactly(5, 5, 5);
    }

    @Test
    void png_cutOffAnywhere_isRefused() throws Exception {
        byte[] png = Samples.png(Samples.picture(30, 30)).bytes();

        for (int length = 33; length < png.length; length += 7) {
            assertRefused(Arrays.copyOf(png, length), "truncated");
        }
    }

    @Test
    void png_withAChangedByte_isRefused() throws Exception {
        byte[] png = Samples.png(Samples.picture(30, 30)).bytes();
        Random random = new Random(5);

        for (int i = 0; i < 100; i++) {
            byte[] changed = png.clone();
            changed[33 + random.nextInt(png.length - 33 - 12)] ^= (byte) (1 + random.nextInt(255));
            assertThatThrownBy(() -> read(Samples.image(changed))).isInstanceOf(TransformException.class);
        }
    }

    @Test
    void png_withFewerPixelsThanDeclared_isRefused() throws Exception {
        assertRefused(
                Samples.pngOf(Samples.header(2, 9, 8, PngLayout.GREY), "IDAT", Samples.packed(0, 1, 2)),
                "fewer pixels");
    }

    @Test
    void png_animated_isRefused() throws Exception {
        assertRefused(
                Samples.pngOf(
                        Samples.header(1, 1, 8, PngLayout.GREY), "acTL", new byte[8], "IDAT", Samples.packed(0, 1)),
                "animated PNG");
    }

    @Test
    void png_declaringAGiganticSize_isRefusedBeforeAnythingIsTaken() throws Exception {
        assertRefused(
                Samples.pngOf(Samples.header(100_000, 100_000, 8, PngLayout.RGBA), "IDAT", Samples.packed(0)),
                "100000x100000",
                "16384x16384");
    }

    @Test
    void png_withAForeignProfile_isConverted() throws Exception {
        BufferedImage read = read(Samples.image(profiled(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB))));

        // Linear 0.214 is sRGB 0.5.
        assertThat(Samples.samples(read)[0]).isBetween(126, 130);
    }

    @Test
    void png_withTheProfileOfSrgbOrABrokenOne_keepsItsSamples() throws Exception {
        byte[] broken = Samples.pngOf(
                Samples.header(1, 1, 8, PngLayout.RGB),
                "iCCP",
                new byte[] {'x', 0, 0, 1, 2},
                "IDAT",
                Samples.packed(0, 55, 55, 55));

        assertThat(Samples.samples(read(Samples.image(profiled(ICC_Profile.getInstance(ColorSpace.CS_sRGB))))))
                .containsExactly(55, 55, 55);
        assertThat(Samples.samples(read(Samples.image(broken)))).containsExactly(55, 55, 55);
    }

    @Test
    void jpeg_ofColours_isReadAsThePlatformDoes() throws Exception {
        byte[] jpeg = Samples.jpeg(Samples.picture(50, 40));

        assertThat(Samples.samples(read(Samples.image(jpeg))))
                .isEqualTo(Samples.samples(ImageIO.read(new ByteArrayInputStream(jpeg))));
    }

    @ParameterizedTest
    @CsvSource({"BGR, LINEAR_RGB", "GREY, GREY"})
    void jpeg_withAForeignProfile_isConvertedOnce(String kind, String profile) throws Exception {
        boolean colours = kind.equals("BGR");
        BufferedImage flat =
                new BufferedImage(16, 16, colours ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) flat.getRaster().getDataBuffer()).getData(), (byte) 55);
        int space = profile.equals("GREY") ? ColorSpace.CS_GRAY : ColorSpace.CS_LINEAR_RGB;

        BufferedImage read = read(Samples.image(profiled(Samples.jpeg(flat), ICC_Profile.getInstance(space))));

        assertThat(Samples.samples(read)[0]).isBetween(126, 130);
    }

    @Test
    void jpeg_ofGrey_keepsItsBrightness() throws Exception {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 100);

        assertThat(Samples.samples(read(Samples.image(Samples.jpeg(grey))))).containsOnly(100);
    }

    @Test
    void jpeg_cmyk_isRefused() throws Exception {
        assertRefused(Samples.cmykJpeg(), "CMYK");
    }

    @Test
    void jpeg_cutOff_isRefused() throws Exception {
        byte[] jpeg = Samples.jpeg(Samples.picture(200, 200));

        assertRefused(Arrays.copyOf(jpeg, jpeg.length / 2), "truncated");
        byte[] patched = Arrays.copyOf(jpeg, jpeg.length / 2 + 2);
        patched[patched.length - 2] = (byte) 0xFF;
        patched[patched.length - 1] = (byte) 0xD9;
        assertRefused(patched, "damaged");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 64, 32", "2, 63, 0, 64, 32", "3, 63, 31, 64, 32", "4, 0, 31, 64, 32",
        "5, 0, 0, 32, 64", "6, 31, 0, 32, 64", "7, 31, 63, 32, 64", "8, 0, 63, 32, 64"
    })
    void jpeg_withExifOrientation_isUpright(int orientation, int x, int y, int width, int height) throws Exception {
        BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 64; i++) {
            picture.setRGB(i % 8, i / 8, BLUE);
        }

        BufferedImage upright = read(Samples.image(Samples.turned(Samples.jpeg(picture), orientation)));

        assertThat(upright.getWidth()).isEqualTo(width);
        assertThat(upright.getHeight()).isEqualTo(height);
        assertThat(new Color(upright.getRGB(x, y)).getBlue()).isGreaterThan(200);
        assertThat(new Color(upright.getRGB(width - 1 - x, height - 1 - y)).getBlue())
                .isLessThan(50);
    }

    @Test
    void webp_withoutItsCodec_isRefusedWithTheNameOfTheArtifact() {
        assertThatThrownBy(() -> READER.codec(dev.imagebatch.image.ImageFormat.WEBP))
                .isInstanceOf(TransformException.class)
                .hasMessageContaining("imagebatch-webp");
    }

    private static byte[] profiled(byte[] jpeg, ICC_Profile profile) {
        byte[] data = profile.getData();
        byte[] segment = ByteBuffer.allocate(18 + data.length)
                .putShort((short) 0xFFE2)
                .putShort((short) (16 + data.length))
                .put("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1))
                .put(new byte[] {1, 1})
                .put(data)
                .array();
        return Samples.inserted(jpeg, 20, segment);
    }

    private static byte[] profiled(ICC_Profile profile) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.write(new byte[] {'x', 0, 0});
        try (DeflaterOutputStream out = new DeflaterOutputStream(chunk)) {
            out.write(profile.getData());
        }
        return Samples.pngOf(
                Samples.header(1, 1, 8, PngLayout.RGB),
                "iCCP",
                chunk.toByteArray(),
                "IDAT",
                Samples.packed(0, 55, 55, 55));
    }

    private static void assertRefused(byte[] bytes, String... words) {
        assertThatThrownBy(() -> read(Samples.image(bytes)))
                .isInstanceOf(TransformException.class)
                .hasMessageContainingAll(words);
    }

    private static BufferedImage read(ImageData image) throws TransformException, IOException {
        return READER.read(READER.open(image), 1);
    }
}

package dev.imagebatch.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.codec.ImageDecoder;
import dev.imagebatch.transform.pipeline.PixelMemoryLimit;
import dev.imagebatch.transform.pipeline.TransformPipeline;
import dev.imagebatch.transform.pipeline.Transforms;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebpCodecTest {

    private static final ImageDecoder READER = new ImageDecoder(ImageCodec.available());

    @TempDir
    private Path folder;

    @Test
    void lossless_keepsEverySampleAndTransparentColours() throws Exception {
        BufferedImage picture = picture(BufferedImage.TYPE_4BYTE_ABGR);

        BufferedImage read = read(written(picture, Encoding.lossless(ImageFormat.WEBP)));

        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                assertThat(read.getRGB(x, y)).isEqualTo(picture.getRGB(x, y));
            }
        }
    }

    @Test
    void lossless_ofAPart_hasThePartsPixels() throws Exception {
        BufferedImage part = picture(BufferedImage.TYPE_3BYTE_BGR).getSubimage(7, 5, 20, 11);

        BufferedImage read = read(written(part, Encoding.lossless(ImageFormat.WEBP)));

        assertThat(read.getWidth()).isEqualTo(20);
        assertThat(read.getRGB(0, 0)).isEqualTo(part.getRGB(0, 0));
        assertThat(read.getRGB(19, 10)).isEqualTo(part.getRGB(19, 10));
    }

    @Test
    void lossy_isSmallerByQuality() throws Exception {
        BufferedImage picture = picture(BufferedImage.TYPE_3BYTE_BGR);

        long fine =
                written(picture, Encoding.lossy(ImageFormat.WEBP, 95)).info().length();
        long coarse =
                written(picture, Encoding.lossy(ImageFormat.WEBP, 20)).info().length();

        assertThat(coarse).isLessThan(fine);
    }

    @Test
    void pipeline_turnsPngIntoWebpAndBack() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture(BufferedImage.TYPE_3BYTE_BGR), "png", png);
        ImageData original = ImageData.of(png.toByteArray()).orElseThrow();
        TransformPipeline pipeline = new TransformPipeline(PixelMemoryLimit.of(10_000_000), ImageCodec.available());

        ImageFile webp = pipeline.apply(original, List.of(Transforms.parse("format webp lossless")), folder, "a")
                .get(0)
                .image();
        ImageFile trimmed = pipeline.apply(webp, List.of(Transforms.parse("crop 20x30")), folder, "b")
                .get(0)
                .image();
        ImageFile back = pipeline.apply(webp, List.of(Transforms.parse("format png")), folder, "c")
                .get(0)
                .image();

        assertThat(webp.info().format()).isEqualTo(ImageFormat.WEBP);
        assertThat(READER.open(trimmed).encoding()).isEqualTo(Encoding.lossless(ImageFormat.WEBP));
        assertThat(ImageIO.read(back.path().toFile()).getRGB(13, 17))
                .isEqualTo(picture(BufferedImage.TYPE_3BYTE_BGR).getRGB(13, 17));
    }

    @Test
    void sixteenBits_areRounded() throws Exception {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 1, 1, 3, null);
        raster.setPixel(0, 0, new int[] {0x80FF, 0x7F00, 0xFFFF});
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        BufferedImage picture = new BufferedImage(model, raster, false, null);

        assertThat(read(written(picture, Encoding.lossless(ImageFormat.WEBP))).getRGB(0, 0) & 0xFFFFFF)
                .isEqualTo(0x807FFF);
    }

    @Test
    void cutOff_isRefused() throws Exception {
        byte[] webp = written(picture(BufferedImage.TYPE_3BYTE_BGR), Encoding.of(ImageFormat.WEBP))
                .bytes();

        for (int length = 40; length < webp.length; length += webp.length / 9) {
            ImageData cut = ImageData.of(Arrays.copyOf(webp, length)).orElseThrow();
            assertThatThrownBy(() -> read(cut))
                    .isInstanceOfSatisfying(
                            TransformException.class,
                            e -> assertThat(e.isDamaged()).isTrue());
        }
    }

    @Test
    void animated_isRefused() throws Exception {
        byte[] webp = extended("ANIM", new byte[6]);

        assertThatThrownBy(() -> read(ImageData.of(webp).orElseThrow()))
                .isInstanceOf(TransformException.class)
                .hasMessageContaining("animated WebP");
    }

    @Test
    void exifOrientation_isApplied() throws Exception {
        byte[] exif = ByteBuffer.allocate(26)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("II".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .array();

        BufferedImage read = read(ImageData.of(extended("EXIF", exif)).orElseThrow());

        assertThat(read.getWidth()).isEqualTo(30);
        assertThat(read.getRGB(29, 0))
                .isEqualTo(picture(BufferedImage.TYPE_3BYTE_BGR).getRGB(0, 0));
    }

    /** A lossless WebP in the extended form, with one chunk more. */
    private byte[] extended(String type, byte[] content) throws Exception {
        byte[] plain = written(picture(BufferedImage.TYPE_3BYTE_BGR), Encoding.lossless(ImageFormat.WEBP))
                .bytes();
        int length = 4 + 18 + plain.length - 12 + 8 + content.length;
        return ByteBuffer.allocate(8 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(length)
                .put("WEBPVP8X".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(10)
                .putInt(type.equals("ANIM") ? 2 : 8)
                .put(new byte[] {39, 0, 0, 29, 0, 0})
                .put(plain, 12, plain.length - 12)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private ImageFile written(BufferedImage picture, Encoding encoding) throws TransformException, IOException {
        Path file = folder.resolve("picture.webp");
        new WebpCodec().encode(DecodedImage.of(picture, encoding), file);
        return ImageFile.read(file).orElseThrow();
    }

    private static BufferedImage read(ImageData image) throws TransformException, IOException {
        return READER.read(READER.open(image), 1);
    }

    private static BufferedImage picture(int type) {
        BufferedImage picture = new BufferedImage(40, 30, type);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                picture.setRGB(x, y, (x * 6) << 24 | (x * 5 & 0xFF) << 16 | (y * 8 & 0xFF) << 8 | x * y & 0xFF);
            }
        }
        return picture;
    }
}

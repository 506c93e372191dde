package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TinyImagesTest {

    private static final Dimensions SIZE = new Dimensions(1792, 1024);

    @Test
    void png_ofAnySize_decodes() throws Exception {
        assertThat(decoded(TinyImages.png(SIZE, "text")).getWidth()).isEqualTo(1792);
        assertThat(decoded(TinyImages.png("text")).getHeight()).isEqualTo(2);
    }

    @Test
    void png_ofOtherTexts_differs() {
        assertThat(TinyImages.png("one")).isEqualTo(TinyImages.png("one")).isNotEqualTo(TinyImages.png("two"));
    }

    @Test
    void padded_toALength_hasThatLengthAndDecodes() throws Exception {
        byte[] padded = TinyImages.padded(TinyImages.png("text"), 1_000_000);

        assertThat(padded).hasSize(1_000_000);
        assertThat(decoded(padded).getWidth()).isEqualTo(2);
    }

    @Test
    void padded_toItsOwnLength_isTheSame() {
        byte[] png = TinyImages.png("text");

        assertThat(TinyImages.padded(png, png.length)).isEqualTo(png);
    }

    @Test
    void padded_belowWhatAChunkNeeds_isRefused() {
        byte[] png = TinyImages.png("text");

        assertThatIllegalArgumentException().isThrownBy(() -> TinyImages.padded(png, png.length + 11));
        assertThatIllegalArgumentException().isThrownBy(() -> TinyImages.padded(png, 1));
    }

    @Test
    void everyFormat_isRecognisedWithItsSize() {
        assertThat(info(TinyImages.png(SIZE, ""))).isEqualTo(ImageFormat.PNG);
        assertThat(info(TinyImages.jpeg(SIZE))).isEqualTo(ImageFormat.JPEG);
        assertThat(info(TinyImages.webp(SIZE))).isEqualTo(ImageFormat.WEBP);
        assertThat(info(TinyImages.gif(SIZE))).isEqualTo(ImageFormat.GIF);
    }

    @Test
    void jpegAndGif_decode() throws Exception {
        assertThat(decoded(TinyImages.jpeg(SIZE)).getWidth()).isEqualTo(1792);
        assertThat(decoded(TinyImages.gif(new Dimensions(1, 1))).getWidth()).isEqualTo(1);
    }

    @Test
    void notAnImage_isNotRecognised() {
        assertThat(ImageData.of(TinyImages.notAnImage())).isEmpty();
    }

    private static ImageFormat info(byte[] bytes) {
        ImageInfo info = ImageData.of(bytes).orElseThrow().info();
        assertThat(info.dimensions()).isEqualTo(SIZE);
        return info.format();
    }

    private static BufferedImage decoded(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}

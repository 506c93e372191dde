package dev.imagebatch.transform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.Pixels;
import dev.imagebatch.transform.Samples;
import dev.imagebatch.transform.TransformException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformsTest {

    private static final Encoding PNG = Encoding.of(ImageFormat.PNG);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grid 2x3",
                "grid 1x4 even",
                "trim",
                "resize 512x400",
                "crop 64x64",
                "thumbnail 256",
                "format png",
                "format jpeg",
                "format jpeg 85",
                "format webp",
                "format webp 70",
                "format webp lossless"
            })
    void parse_ofATransform_isWrittenTheSameWay(String text) {
        assertThat(Transforms.parse(text).text()).isEqualTo(text);
        assertThat(Transforms.parse(
                        "  " + text.toUpperCase(java.util.Locale.ROOT).replace(" ", "  ")))
                .isEqualTo(Transforms.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grdi 2x2 | is \"grid\" meant",
                "resise 5x5 | is \"resize\" meant",
                "blur | there is: grid 2x2",
                "'' | there is no such transform",
                "grid 2 | ROWSxCOLUMNS",
                "grid 1x1 | two tiles or more",
                "grid 2x17 | at most 16",
                "grid 2x2 odd | ROWSxCOLUMNS",
                "trim 5 | stands alone",
                "resize 512 | WIDTHxHEIGHT",
                "resize 0x5 | at least 1 pixel",
                "crop 99999x5 | 1 to 16384 pixels",
                "thumbnail | longer side",
                "thumbnail 0 | 1 to 16384",
                "format gif | gif is not written",
                "format tiff | png, jpeg and webp are written",
                "format png 5 | png has no quality",
                "format jpeg 101 | 1 to 100",
                "format jpeg lossless | loses something",
                "format webp fast | \"lossless\"",
            })
    void parse_ofSomethingElse_saysWhatThereIs(String text, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transforms.parse(text))
                .withMessageContaining(words);
    }

    @Test
    void parseAll_ofWhatDoesNotGoTogether_isRefused() {
        assertThat(Transforms.parseAll(List.of("trim", "thumbnail 64"))).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transforms.parseAll(List.of("thumbnail 64", "thumbnail 32")));
        assertThatIllegalArgumentException().isThrownBy(() -> Transforms.parseAll(Collections.nCopies(17, "trim")));
    }

    @Test
    void trim_ofABorder_leavesExactlyWhatIsInside() throws Exception {
        BufferedImage inside = Samples.picture(30, 20);
        BufferedImage framed = framed(inside, 50, 60, Color.WHITE);

        BufferedImage trimmed =
                Transforms.trim().apply(DecodedImage.of(framed, PNG)).get(0).pixels();

        assertThat(Samples.samples(trimmed)).isEqualTo(Samples.samples(inside));
    }

    @Test
    void trim_ofSidesOfDifferentColours_leavesExactlyWhatIsInside() throws Exception {
        BufferedImage inside = Samples.picture(30, 20);
        BufferedImage letterbox = framed(inside, 30, 60, Color.BLACK);
        BufferedImage framed = new BufferedImage(44, 60, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = framed.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 44, 60);
        graphics.drawImage(letterbox, 7, 0, null);
        graphics.dispose();

        BufferedImage once =
                Transforms.trim().apply(DecodedImage.of(framed, PNG)).get(0).pixels();
        BufferedImage twice =
                Transforms.trim().apply(DecodedImage.of(once, PNG)).get(0).pixels();

        assertThat(Samples.samples(once)).isEqualTo(Samples.samples(letterbox));
        assertThat(Samples.samples(twice)).isEqualTo(Samples.samples(inside));
    }

    @Test
    void trim_ofATransparentBorder_keepsAlphaAnd16Bits() throws Exception {
        BufferedImage picture = Pixels.of16(5, 4, 4);
        picture.getRaster().setPixel(1, 2, new int[] {0x1234, 2, 3, 0xFFFF});
        picture.getRaster().setPixel(2, 2, new int[] {9, 8, 7, 0x8000});

        BufferedImage trimmed =
                Transforms.trim().apply(DecodedImage.of(picture, PNG)).get(0).pixels();

        assertThat(Samples.samples(trimmed)).containsExactly(0x1234, 2, 3, 0xFFFF, 9, 8, 7, 0x8000);
    }

    @Test
    void trim_ofAFlatPicture_isRefused() {
        BufferedImage flat = framed(new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR), 9, 9, Color.BLACK);

        assertThatThrownBy(() -> Transforms.trim().apply(DecodedImage.of(flat, PNG)))
                .isInstanceOf(TransformException.class)
                .hasMessageContaining("leave nothing");
    }

    @Test
    void resize_toAHalf_isTheMeanOfFour() throws Exception {
        BufferedImage picture = Pixels.of8(4, 2, 3);
        picture.getRaster().setPixels(0, 0, 4, 2, new int[] {
            0, 10, 20, 4, 10, 20, 100, 0, 0, 100, 0, 0,
            8, 10, 20, 12, 10, 20, 100, 0, 0, 100, 0, 4
        });

        assertThat(Samples.samples(resized(picture, "resize 2x2"))).containsExactly(6, 10, 20, 100, 0, 1);
    }

    @Test
    void resize_ofTransparency_lendsNoColourToItsNeighbours() throws Exception {
        BufferedImage picture = Pixels.of8(2, 1, 4);
        picture.getRaster().setPixels(0, 0, 2, 1, new int[] {200, 100, 50, 255, 0, 255, 0, 0});

        assertThat(Samples.samples(resized(picture, "resize 1x1"))).containsExactly(200, 100, 50, 128);
    }

    @Test
    void resize_of16Bits_keepsThem() throws Exception {
        BufferedImage picture = Pixels.of16(2, 1, 3);
        picture.getRaster().setPixels(0, 0, 2, 1, new int[] {1000, 65535, 3, 1003, 65533, 4});

        assertThat(Samples.samples(resized(picture, "resize 1x1"))).containsExactly(1002, 65534, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "resize 50x50, 50, 25",
        "resize 300x10, 20, 10",
        "resize 200x200, 100, 50",
        "crop 10x40, 10, 40",
        "crop 200x100, 200, 100",
        "crop 1x1, 1, 1",
        "resize 1x1, 1, 1"
    })
    void resizeAndCrop_giveTheirDimensions(String text, int width, int height) throws Exception {
        BufferedImage result = resized(Samples.picture(100, 50), text);

        assertThat(new Dimensions(result.getWidth(), result.getHeight())).isEqualTo(new Dimensions(width, height));
    }

    @Test
    void crop_withoutScaling_cutsBothSidesAlike() throws Exception {
        BufferedImage picture = Samples.picture(100, 50);

        assertThat(Samples.samples(resized(picture, "crop 40x50")))
                .isEqualTo(picture.getRaster().getPixels(30, 0, 40, 50, (int[]) null));
    }

    @Test
    void pieces_ofPieces_haveComposedNames() throws Exception {
        DecodedImage piece = Transforms.evenGrid(1, 2)
                .apply(DecodedImage.of(Samples.picture(64, 32), PNG))
                .get(1);

        assertThat(Transforms.thumbnail(8).apply(piece))
                .extracting(DecodedImage::name)
                .containsExactly("1", "1-thumbnail");
    }

    private static BufferedImage resized(BufferedImage picture, String text) throws TransformException {
        return Transforms.parse(text)
                .apply(DecodedImage.of(picture, PNG))
                .get(0)
                .pixels();
    }

    private static BufferedImage framed(BufferedImage inside, int width, int height, Color colour) {
        BufferedImage framed = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = framed.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(inside, (width - inside.getWidth()) / 2, (height - inside.getHeight()) / 3, null);
        graphics.dispose();
        return framed;
    }
}

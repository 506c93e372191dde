package dev.imagebatch.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.transform.Samples;
import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.pipeline.PixelMemoryLimit;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class QualityGateTest {

    private static final int SIDE = 512;
    private static final ImageRequest REQUEST =
            ImageRequest.builder("p", "m", "a cat").build();
    private static final ImageRequest TRANSPARENT = ImageRequest.builder("p", "m", "a cat")
            .options(Map.of("background", "transparent"))
            .build();

    private final QualityGate gate =
            QualityGate.standard().withDecoding(PixelMemoryLimit.of(50_000_000), ImageCodec.available());

    @Test
    void gradientSnowAndIconOnWhite_arePictures() throws Exception {
        assertThat(gate.objection(Samples.png(gradient()), REQUEST)).isEmpty();
        assertThat(gate.objection(Samples.png(snow()), REQUEST)).isEmpty();
        assertThat(gate.objection(Samples.image(Samples.jpeg(snow())), REQUEST)).isEmpty();
        assertThat(gate.objection(Samples.png(icon()), REQUEST)).isEmpty();
    }

    @Test
    void flatGreyBlackAndNearlyFlat_areBlank() throws Exception {
        BufferedImage noisy = flat(Color.GRAY);
        Random random = new Random(1);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int value = 126 + random.nextInt(4);
            noisy.setRGB(i % SIDE, i / SIDE, value << 16 | value << 8 | value);
        }

        assertThat(gate.objection(Samples.png(flat(Color.GRAY)), REQUEST)).hasValueSatisfying(blank());
        assertThat(gate.objection(Samples.png(flat(Color.BLACK)), REQUEST)).hasValueSatisfying(blank());
        assertThat(gate.objection(Samples.image(Samples.jpeg(flat(Color.ORANGE))), REQUEST))
                .hasValueSatisfying(blank());
        assertThat(gate.objection(Samples.png(noisy), REQUEST)).hasValueSatisfying(blank());
    }

    @Test
    void whollyTransparent_isBlankWhateverItsColours() throws Exception {
        BufferedImage clear = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < SIDE; i++) {
            clear.setRGB(i, i, 0x00FF0000);
        }

        assertThat(gate.objection(Samples.png(clear), TRANSPARENT))
                .hasValueSatisfying(text -> assertThat(text).contains("wholly transparent"));
    }

    @Test
    void transparencyAskedFor_mustBeThere() throws Exception {
        BufferedImage icon = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_4BYTE_ABGR);
        Graphics2D graphics = icon.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillOval(20, 20, 200, 200);
        graphics.dispose();

        assertThat(gate.objection(Samples.png(icon), TRANSPARENT)).isEmpty();
        assertThat(gate.objection(Samples.png(icon()), TRANSPARENT))
                .hasValueSatisfying(text -> assertThat(text).contains("nothing in the picture is transparent"));
        assertThat(gate.objection(Samples.png(icon()), REQUEST)).isEmpty();
    }

    @Test
    void dimensions_otherThanAskedFor_areSaid() throws Exception {
        ImageRequest asked = ImageRequest.builder("p", "m", "a cat")
                .size(new Dimensions(SIDE, SIDE - 1))
                .build();

        assertThat(gate.objection(Samples.png(icon()), asked))
                .contains("the picture is 512x512 pixels, and 512x511 was asked for");
    }

    @Test
    void damagedPicture_isObjectedTo() throws Exception {
        byte[] png = Samples.png(gradient()).bytes();
        byte[] jpeg = Samples.jpeg(gradient());

        assertThat(gate.objection(Samples.image(Arrays.copyOf(png, png.length / 2)), REQUEST))
                .hasValueSatisfying(text -> assertThat(text).contains("cannot be decoded", "truncated"));
        assertThat(gate.objection(Samples.image(Arrays.copyOf(jpeg, jpeg.length / 2)), REQUEST))
                .hasValueSatisfying(text -> assertThat(text).contains("cannot be decoded", "truncated"));
    }

    @Test
    void pictureWithoutItsEnd_isObjectedTo_thoughNotDecoded() throws Exception {
        ImageData gif = Samples.image(new byte[] {'G', 'I', 'F', '8', '9', 'a', 5, 0, 5, 0, 0, 0, 0});

        assertThat(gate.objection(gif, REQUEST)).contains("the picture is cut off: its end is missing");
    }

    @Test
    void whatIsNotDecodedHere_isNotRejectedForThat() throws Exception {
        ImageData gif = Samples.image(new byte[] {'G', 'I', 'F', '8', '9', 'a', 5, 0, 5, 0, 0, 0, 0, ';'});
        QualityGate small = QualityGate.standard().withDecoding(PixelMemoryLimit.of(1000), ImageCodec.available());

        assertThat(gate.objection(gif, REQUEST)).isEmpty();
        assertThat(gate.objection(Samples.image(Samples.cmykJpeg()), REQUEST)).isEmpty();
        assertThat(small.objection(Samples.png(icon()), REQUEST)).isEmpty();
    }

    @Test
    void ownCheck_isAsked_andLargePicturesAreSampled() throws Exception {
        QualityCheck check = new QualityCheck() {
            @Override
            public Optional<String> objection(ExaminedImage picture) {
                return Optional.of("seen " + picture.sample().getWidth() + " of "
                        + picture.info().dimensions().width());
            }

            @Override
            public String name() {
                return "own";
            }
        };

        assertThat(gate.withCheck(check).objection(Samples.png(Samples.picture(2048, 1024)), REQUEST))
                .contains("seen 1024 of 2048");
        assertThat(gate.withCheck(check)).hasToString("QualityGate[transparency as asked for, not blank, own]");
    }

    @Test
    void off_letsEverythingPass() throws Exception {
        assertThat(QualityGate.off().objection(Samples.png(flat(Color.BLACK)), REQUEST))
                .isEmpty();
        assertThat(QualityGate.off().isOff()).isTrue();
        assertThat(gate.timesToAskAgain()).isZero();
        assertThat(gate.withAskingAgain(3).timesToAskAgain()).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> gate.withAskingAgain(11));
    }

    private static Consumer<String> blank() {
        return text -> assertThat(text).contains("blank");
    }

    private static BufferedImage flat(Color colour) {
        BufferedImage flat = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = flat.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.dispose();
        return flat;
    }

    private static BufferedImage gradient() {
        BufferedImage gradient = flat(Color.GRAY);
        Graphics2D graphics = gradient.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(120, 130, 140), SIDE, SIDE, new Color(140, 150, 160)));
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.dispose();
        return gradient;
    }

    /** White on white, a little blue in the hollows. */
    private static BufferedImage snow() {
        BufferedImage snow = flat(Color.WHITE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int shade = (int) (6 * (1 + Math.sin(x / 40.0) * Math.cos(y / 25.0)));
                snow.setRGB(x, y, new Color(255 - shade, 255 - shade, 255).getRGB());
            }
        }
        return snow;
    }

    private static BufferedImage icon() {
        BufferedImage icon = flat(Color.WHITE);
        Graphics2D graphics = icon.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillOval(250, 250, 16, 16);
        graphics.dispose();
        return icon;
    }
}

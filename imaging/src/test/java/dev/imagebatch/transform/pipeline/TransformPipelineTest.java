package dev.imagebatch.transform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.Samples;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.jpeg.JpegCodec;
import dev.imagebatch.transform.codec.png.Developing;
import dev.imagebatch.transform.codec.png.PngCodec;
import dev.imagebatch.transform.pipeline.TransformPipeline.Developed;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TransformPipelineTest {

    @TempDir
    private Path folder;

    private final TransformPipeline pipeline =
            new TransformPipeline(PixelMemoryLimit.of(100_000_000), List.of(new PngCodec(), new JpegCodec()));

    @Test
    void apply_ofSeveralTransforms_makesEachPieceAFile() throws Exception {
        BufferedImage picture = Samples.picture(80, 40);

        List<Developed> made = apply(Samples.png(picture), "grid 1x2 even", "thumbnail 10", "format png");

        assertThat(made).extracting(Developed::piece).containsExactly("0", "0-thumbnail", "1", "1-thumbnail");
        assertThat(made.get(2).image().path()).isEqualTo(folder.resolve("cat-1.png"));
        assertThat(Samples.samples(decoded(made.get(2))))
                .isEqualTo(picture.getRaster().getPixels(40, 0, 40, 40, (int[]) null));
        assertThat(made.get(3).image().info().dimensions()).hasToString("10x10");
    }

    @Test
    void apply_toTheSameImage_givesTheSameBytes() throws Exception {
        ImageData image = Samples.image(Samples.jpeg(Samples.picture(90, 60)));

        List<Developed> first = apply(image, "resize 31x31", "thumbnail 7");
        List<Developed> second = apply(image, "resize 31x31", "thumbnail 7");

        assertThat(second).isEqualTo(first).hasSize(2);
    }

    @Test
    void apply_of16Bits_keepsThemInPngAndRoundsThemInJpeg() throws Exception {
        byte[] png = Samples.pngOf(
                Samples.header(1, 1, 16, 6), "IDAT", Samples.packed(0, 0x80, 0x80, 1, 2, 3, 4, 0x55, 0x55));

        List<Developed> kept = apply(Samples.image(png), "crop 1x1");
        assertThat(Samples.samples(decoded(kept.get(0)))).containsExactly(0x8080, 0x0102, 0x0304, 0x5555);

        List<Developed> flat = apply(Samples.image(png), "format jpeg 100");
        int[] rgb = Samples.samples(ImageIO.read(flat.get(0).image().path().toFile()));
        assertThat(rgb[0]).isBetween(210, 215);
        assertThat(rgb[1]).isBetween(168, 173);
    }

    @Test
    void apply_withAFailingTransform_leavesNothingBehind() {
        PixelTransform second = new PixelTransform() {
            @Override
            public List<DecodedImage> apply(DecodedImage picture) throws TransformException {
                if (picture.name().equals("1")) {
                    throw new TransformException("not this one");
                }
                return List.of(picture);
            }

            @Override
            public String text() {
                return "half";
            }
        };

        assertThatThrownBy(() -> pipeline.apply(
                        Samples.png(Samples.picture(20, 20)),
                        List.of(Transforms.evenGrid(1, 2), second),
                        folder,
                        "cat"))
                .isInstanceOf(TransformException.class)
                .hasMessage("not this one");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void apply_makingTheSameNameTwice_isRefused() {
        assertThatThrownBy(() -> apply(Samples.png(Samples.picture(20, 20)), "thumbnail 5", "thumbnail 4"))
                .isInstanceOf(TransformException.class)
                .hasMessageContaining("two pieces of the name \"thumbnail\"");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void apply_toWebpWithoutItsCodec_isRefusedBeforeDecoding() {
        assertThatThrownBy(() -> apply(Samples.png(Samples.picture(20, 20)), "format webp"))
                .isInstanceOf(TransformException.class)
                .hasMessageContaining("imagebatch-webp");
    }

    @Test
    void apply_toWhatIsLargerThanTheMemory_isRefused() {
        TransformPipeline small =
                new TransformPipeline(PixelMemoryLimit.of(1_000_000), List.of(new PngCodec(), new JpegCodec()));

        assertThatThrownBy(() -> small.apply(
                        Samples.png(Samples.picture(1000, 1000)), List.of(Transforms.trim()), folder, "cat"))
                .isInstanceOf(TransformException.class)
                .hasMessageContaining("larger heap");
    }

    @Test
    void apply_interrupted_endsWithNothingLeft() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> apply(Samples.png(Samples.picture(20, 20)), "trim"))
                .isInstanceOf(InterruptedException.class);
        assertThat(folder).isEmptyDirectory();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    @Timeout(120)
    void pictures_of4K_passThroughASmallHeapEightAtATime() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process child = new ProcessBuilder(
                        java.toString(),
                        "-Xmx256m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Developing.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output"))
                .start();

        assertThat(child.waitFor())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jpg"))).hasSize(8 * 4);
        }
    }

    private List<Developed> apply(ImageData image, String... transforms)
            throws TransformException, IOException, InterruptedException {
        List<PixelTransform> parsed =
                List.of(transforms).stream().map(Transforms::parse).toList();
        return pipeline.apply(image, parsed, folder, "cat");
    }

    private static BufferedImage decoded(Developed developed) throws TransformException, IOException {
        return new PngCodec().open(developed.image()).decode(1);
    }
}

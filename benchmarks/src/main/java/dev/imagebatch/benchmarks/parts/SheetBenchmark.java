package dev.imagebatch.benchmarks.parts;

import dev.imagebatch.benchmarks.Folders;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.report.ContactSheet;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.ImageSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The contact sheet of 5,000 images of 256 by 256 pixels, which are shown as they are: no thumbnails are made. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class SheetBenchmark {

    private static final int IMAGES = 5_000;
    private static final int SIDE = 256;

    private final Path folder;
    private final byte[] image;

    /** Writes the images. */
    public SheetBenchmark() {
        try {
            folder = Files.createTempDirectory("imagebatch-sheet");
            image = png();
            for (int i = 0; i < IMAGES; i++) {
                Files.write(folder.resolve("item-" + i + ".png"), image);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sheet. */
    @Benchmark
    public Path sheetOf5000() throws IOException {
        return ContactSheet.in(folder)
                .write(IntStream.range(0, IMAGES).mapToObj(this::result).iterator());
    }

    private ImageGenerationResult result(int number) {
        ImageInfo info =
                new ImageInfo(ImageFormat.PNG, new Dimensions(SIDE, SIDE), image.length, "0123456789abcdef".repeat(4));
        ImageSpecification specification = ImageSpecification.builder(
                        "item-" + number, "A photograph of catalogue item " + number)
                .build();
        return ImageGenerationResult.success(
                        specification, 0, Outcome.GENERATED, new StoredImage("item-" + number + ".png", null, info))
                .askedOf("openai", "gpt-image-1")
                .timing(Duration.ofSeconds(20), Instant.EPOCH)
                .build();
    }

    private static byte[] png() throws IOException {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            picture.setRGB(i % SIDE, i / SIDE, i * 31);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    /** Deletes all. */
    @TearDown
    public void close() throws IOException {
        Folders.delete(folder);
    }
}

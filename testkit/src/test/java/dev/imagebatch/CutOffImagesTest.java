package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageEnd;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.ForwardingProvider;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.TinyImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of which only a part came. */
class CutOffImagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void end_ofEveryCut_isMissing(String format) throws Exception {
        byte[] whole = drawn(format);
        assertThat(ImageEnd.isMissing(image(whole))).isFalse();
        assertThat(ImageEnd.isMissing(image(Arrays.copyOf(whole, whole.length + 100))))
                .isFalse();

        List<Integer> unseen = new ArrayList<>();
        for (int length = 200; length < whole.length; length += 97) {
            ImageData cut = ImageData.of(Arrays.copyOf(whole, length)).orElse(null);
            // a cut in the midst of a GIF may by chance be where a byte looks like the end
            if (cut != null && !ImageEnd.isMissing(cut) && !format.equals("gif")) {
                unseen.add(length);
            }
        }
        assertThat(unseen).isEmpty();
        assertThat(ImageEnd.isMissing(image(Arrays.copyOf(whole, whole.length - 2))))
                .isTrue();
    }

    @Test
    void end_ofHalfAWebp_isMissing() throws Exception {
        byte[] whole = TinyImages.webp(new Dimensions(64, 64));

        assertThat(ImageEnd.isMissing(image(whole))).isFalse();
        assertThat(ImageEnd.isMissing(image(Arrays.copyOf(whole, whole.length - 1))))
                .isTrue();
    }

    @Test
    void end_ofEveryTinyImage_isThere() throws Exception {
        Dimensions size = new Dimensions(64, 48);
        for (byte[] whole : List.of(
                TinyImages.png("x"),
                TinyImages.png(size, "x"),
                TinyImages.jpeg(size),
                TinyImages.webp(size),
                TinyImages.gif(size),
                TinyImages.padded(TinyImages.png("x"), 100_000))) {
            assertThat(ImageEnd.isMissing(image(whole)))
                    .as("%s", image(whole).info())
                    .isFalse();
        }
    }

    @Test
    void halfAnImage_isStoredWithAWarning() throws Exception {
        byte[] whole = drawn("png");
        List<ImageGenerationResult> results = new ArrayList<>();
        ScriptedProvider scripted = ScriptedProvider.builder().build();
        ImageProvider provider = new ForwardingProvider() {
            @Override
            public ImageProvider provider() {
                return scripted;
            }

            @Override
            public GenerationAnswer generate(GenerationCall call) throws ProviderException {
                try {
                    call.receive(0, out -> out.write(whole, 0, whole.length / 2));
                    return GenerationAnswer.plain();
                } catch (IOException e) {
                    throw ProviderException.of(FailureKind.UNKNOWN_OUTCOME, "not kept");
                }
            }
        };
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(new MemorySink())
                .listener(new BatchListener() {
                    @Override
                    public void onResult(ImageGenerationResult result) {
                        results.add(result);
                    }
                })
                .build()) {
            ImageBatchResult result = processor.process(Specs.many(1));

            assertThat(result.isFullySuccessful()).isTrue();
        }
        assertThat(results)
                .singleElement()
                .satisfies(one ->
                        assertThat(one.warnings()).singleElement().asString().contains("end of the image is missing"));
    }

    private static byte[] drawn(String format) throws IOException {
        BufferedImage noise = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < 3600; i++) {
            noise.setRGB(i % 60, i / 60, random.nextInt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(noise, format, out);
        return out.toByteArray();
    }

    private static ImageData image(byte[] bytes) {
        return ImageData.of(bytes).orElseThrow();
    }
}

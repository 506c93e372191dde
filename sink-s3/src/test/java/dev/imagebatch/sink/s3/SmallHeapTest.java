package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.testkit.TinyImages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class SmallHeapTest {

    private static final int LARGE = 40_000_000;

    /** 10,000 take a minute: {@code -Dimages=10000}. */
    private static final int IMAGES = Integer.getInteger("images", 200);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A batch of many images goes through a heap of 96 MB")
    void process_manyImages_fitInASmallHeap() throws Exception {
        S3SinkBuilder bucket = StandIn.S3_PROXY.newBucket();

        String output = run(
                "-Xmx96m",
                StoreMany.class,
                StandIn.S3_PROXY.endpoint().toString(),
                bucket.bucket,
                folder.toString(),
                String.valueOf(IMAGES));

        try (BucketView view = new BucketView(bucket)) {
            assertThat(view.keys()).as(output).hasSize(IMAGES);
        }
    }

    @Test
    @DisplayName("An image of 40 MB goes through a heap of 32 MB, there and back")
    void store_largerThanTheHeap_isStreamed() throws Exception {
        Path large = Files.write(folder.resolve("large.png"), TinyImages.padded(TinyImages.png("large"), LARGE));

        String output = run(
                "-Xmx32m",
                StoreLarge.class,
                StandIn.S3_MOCK.endpoint().toString(),
                StandIn.S3_MOCK.newBucket().bucket,
                large.toString());

        assertThat(output).contains("intact: true");
    }

    private static String run(String heap, Class<?> main, String... arguments) throws Exception {
        Process process = new ProcessBuilder(command(heap, main, arguments))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static List<String> command(String heap, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}

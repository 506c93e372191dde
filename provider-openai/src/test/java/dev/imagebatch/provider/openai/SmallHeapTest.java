package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SmallHeapTest {

    private static final List<String> SMALL_HEAP = List.of("-Xmx64m");
    private static final int MEGABYTE = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("64 images of 3 MB come at once through a heap of 64 MB")
    void generate_manyAtOnce_fitsInASmallHeap() throws Exception {
        assertThat(generate(64, 3 * MEGABYTE)).isEqualTo(64);
    }

    @Test
    @DisplayName("An image of 60 MB comes through a heap of 64 MB")
    void generate_hugeImage_fitsInASmallHeap() throws Exception {
        assertThat(generate(1, 60 * MEGABYTE)).isEqualTo(1);
    }

    @Test
    @DisplayName("No class of the SDK is loaded until the first call")
    void provider_madeAndPriced_loadsNoSdk() throws Exception {
        ChildProcess.Ended ended = ChildProcess.run(List.of("-Xlog:class+load:stdout"), Map.of(), ListModels.class);

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("openai: OpenAI's image models", "Optional[Quote[");
        assertThat(ended.output().lines().filter(line -> line.contains(" com.openai.") || line.contains(" kotlin.")))
                .isEmpty();
    }

    private long generate(int count, int length) throws Exception {
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.start();
            vendor.imageLength(length);
            Map<String, String> environment =
                    Map.of("OPENAI_BASE_URL", vendor.baseUrl(), "OPENAI_API_KEY", FakeOpenAi.KEY);
            ChildProcess.Ended ended = ChildProcess.run(
                    SMALL_HEAP, environment, GenerateMany.class, folder.toString(), String.valueOf(count));

            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(vendor.violations()).isEmpty();
            assertThat(vendor.generations()).as(ended.output()).isEqualTo(count);
            return stored(length);
        }
    }

    private long stored(int length) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .filter(file -> file.toFile().length() == length)
                    .count();
        }
    }
}

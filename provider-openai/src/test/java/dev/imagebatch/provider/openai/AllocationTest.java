package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.images.ImageGenerateParams;
import com.sun.management.ThreadMXBean;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AllocationTest {

    private static final int IMAGE = 2_000_000;
    private static final int ROUNDS = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    @DisplayName("An image costs at most a fifth of the memory that the SDK's own way costs")
    void generate_comparedWithSdk_allocatesAFifth() throws Exception {
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.start();
            vendor.imageLength(IMAGE);

            long ours = ours(vendor);
            long theirs = theirs(vendor);

            System.out.printf("bytes allocated for an image of %,d: %,d, by the SDK alone %,d%n", IMAGE, ours, theirs);
            assertThat(ours * 5).isLessThan(theirs);
        }
    }

    private static long ours(FakeOpenAi vendor) throws Exception {
        try (ImageProvider provider = Providers.of(vendor, Map.of())) {
            return perRound(() -> provider.generate(new Discarding()));
        }
    }

    private static long theirs(FakeOpenAi vendor) throws Exception {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .apiKey(FakeOpenAi.KEY)
                .baseUrl(vendor.baseUrl())
                .maxRetries(0)
                .build();
        ImageGenerateParams params = ImageGenerateParams.builder()
                .model(OpenAiModels.DEFAULT)
                .prompt(Providers.PROMPT)
                .build();
        try {
            return perRound(() -> Base64.getDecoder()
                    .decode(client.images()
                            .generate(params)
                            .data()
                            .orElseThrow()
                            .get(0)
                            .b64Json()
                            .orElseThrow()));
        } finally {
            client.close();
        }
    }

    private static long perRound(Round round) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
    }

    private interface Round {
        void run() throws Exception;
    }

    private static final class Discarding implements GenerationCall {

        @Override
        public ImageRequest request() {
            return Providers.usual();
        }

        @Override
        public String attempt() {
            return "attempt-1";
        }

        @Override
        public String specificationId() {
            return "specification";
        }

        @Override
        public int images() {
            return 1;
        }

        @Override
        public int firstVariant() {
            return 0;
        }

        @Override
        public Duration timeout() {
            return Duration.ofMinutes(1);
        }

        @Override
        public void onCancel(Runnable abort) {
            // nobody cancels
        }

        @Override
        public void receive(int position, ImageBody body) throws IOException {
            body.writeTo(OutputStream.nullOutputStream());
        }
    }
}

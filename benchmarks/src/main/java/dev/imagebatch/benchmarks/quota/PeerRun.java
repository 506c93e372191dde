package dev.imagebatch.benchmarks.quota;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.images.ImageGenerateParams;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.openai.OpenAiImageModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** Other clients against a quota: one task per image in a plain executor, default retries. */
final class PeerRun {

    private final FakeOpenAi vendor;
    private final double perMinute;
    private final int images;

    PeerRun(FakeOpenAi vendor, double perMinute, int images) {
        this.vendor = vendor;
        this.perMinute = perMinute;
        this.images = images;
    }

    QuotaRow openAi(int inFlight) throws InterruptedException {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .apiKey(FakeOpenAi.KEY)
                .baseUrl(vendor.baseUrl())
                .build();
        try {
            return run(
                    "openai-java",
                    inFlight,
                    index -> client.images()
                            .generate(ImageGenerateParams.builder()
                                    .model(QuotaVendor.MODEL)
                                    .prompt("picture number " + index)
                                    .build()));
        } finally {
            client.close();
        }
    }

    QuotaRow langChain(int inFlight) throws InterruptedException {
        ImageModel model = OpenAiImageModel.builder()
                .apiKey(FakeOpenAi.KEY)
                .baseUrl(vendor.baseUrl())
                .modelName(QuotaVendor.MODEL)
                .build();
        return run("LangChain4j", inFlight, index -> model.generate("picture number " + index));
    }

    private QuotaRow run(String client, int inFlight, IntConsumer call) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(inFlight);
        AtomicLong stored = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        CompletableFuture<Long> start = QuotaVendor.firstRequest(vendor);
        for (int i = 0; i < images; i++) {
            int index = i;
            threads.execute(() -> {
                try {
                    call.accept(index);
                    stored.incrementAndGet();
                } catch (RuntimeException e) {
                    failed.incrementAndGet();
                }
            });
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.HOURS);
        double seconds = (System.nanoTime() - start.join()) / 1e9;
        if (stored.get() + failed.get() != images) {
            throw new IllegalStateException(client + " lost count");
        }
        return QuotaRow.of(client, inFlight, vendor, stored.get(), seconds, perMinute);
    }
}

package dev.imagebatch.benchmarks.quota;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.openai.OpenAiProviderFactory;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.testkit.DiscardingSink;
import dev.imagebatch.testkit.GeneratedSpecifications;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A batch of this library against a quota. */
final class PacedRun {

    static final int IN_FLIGHT = 64;

    private PacedRun() {}

    static QuotaRow toldByHeaders(int images, double perMinute) throws InterruptedException {
        try (FakeOpenAi vendor = QuotaVendor.start(perMinute)) {
            return row("imagebatch, quota in the headers", images, perMinute, vendor, Pace.adaptive());
        }
    }

    static QuotaRow set(int images, double perMinute) throws InterruptedException {
        try (FakeOpenAi vendor = QuotaVendor.start(perMinute)) {
            vendor.hideQuota();
            return row("imagebatch, quota set", images, perMinute, vendor, Pace.perMinute(perMinute));
        }
    }

    static QuotaRow learned(int images, double perMinute) throws InterruptedException {
        try (FakeOpenAi vendor = QuotaVendor.start(perMinute)) {
            vendor.hideQuota();
            return row("imagebatch, quota left to learn", images, perMinute, vendor, Pace.adaptive());
        }
    }

    static ImageBatchResult run(int images, FakeOpenAi vendor, Pace pace) throws InterruptedException {
        Map<String, String> environment = Map.of("OPENAI_BASE_URL", vendor.baseUrl(), "OPENAI_API_KEY", FakeOpenAi.KEY);
        try (ImageProvider provider = new OpenAiProviderFactory()
                        .create(ProviderSettings.defaults().withEnvironment(environment::get));
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(new DiscardingSink())
                        .ledger(new MemoryLedger())
                        .pace(pace)
                        .concurrency(IN_FLIGHT)
                        .build()) {
            return processor.process(GeneratedSpecifications.of(images));
        }
    }

    private static QuotaRow row(String name, int images, double perMinute, FakeOpenAi vendor, Pace pace)
            throws InterruptedException {
        CompletableFuture<Long> start = QuotaVendor.firstRequest(vendor);
        ImageBatchResult result = run(images, vendor, pace);
        double seconds = (System.nanoTime() - start.join()) / 1e9;
        return QuotaRow.of(name, IN_FLIGHT, vendor, result.generated(), seconds, perMinute);
    }
}

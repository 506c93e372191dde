package dev.imagebatch.benchmarks.images;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.openai.OpenAiProviderFactory;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.GeneratedSpecifications;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** This library in normal use: with prices, a budget and a ledger forced to the device. */
final class Library implements Contender {

    private static final Money MUCH = Money.usd("100000");

    private final ImageProvider provider;
    private final BatchProcessor processor;

    Library(Target target, Path folder, Pace pace) {
        Map<String, String> environment = Map.of("OPENAI_BASE_URL", target.baseUrl(), "OPENAI_API_KEY", Target.KEY);
        this.provider =
                new OpenAiProviderFactory().create(ProviderSettings.defaults().withEnvironment(environment::get));
        this.processor = BatchProcessor.builder(provider)
                .output(folder)
                .concurrency(target.inFlight())
                .budget(Budget.of(MUCH))
                .pace(pace)
                .build();
    }

    @Override
    public void make(int first, int count) throws IOException, InterruptedException {
        ImageBatchResult result = processor.process(
                GeneratedSpecifications.of(count, index -> specification("image-" + (first + index))));
        if (result.generated() != count) {
            throw new IOException(result.summary());
        }
    }

    private static ImageSpecification specification(String id) {
        return ImageSpecification.builder(id, "picture " + id).build();
    }

    @Override
    public void close() {
        processor.close();
        provider.close();
    }
}

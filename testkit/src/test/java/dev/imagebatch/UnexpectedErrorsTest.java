package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ForwardingProvider;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches whose providers, sinks, listeners or sources throw errors: each ends and reports every image. */
class UnexpectedErrorsTest {

    private static final Money PRICE = Money.usd("0.01");

    @TempDir
    Path work;

    private final MemorySink sink = new MemorySink();
    private final MemoryLedger ledger = new MemoryLedger();
    private final ScriptedProvider provider =
            ScriptedProvider.builder().price(PRICE).build();
    private final List<ImageGenerationResult> results = new ArrayList<>();
    private final BatchListener keeping = new BatchListener() {
        @Override
        public void onResult(ImageGenerationResult result) {
            results.add(result);
        }
    };

    @Test
    void listenerThatThrowsAnErrorAtEveryCall_changesNothing() throws Exception {
        BatchListener listener = new BatchListener() {
            @Override
            public void onStart(String batch) {
                throw new AssertionError("at the start");
            }

            @Override
            public void onResult(ImageGenerationResult result) {
                throw new AssertionError("at a result");
            }

            @Override
            public void onProgress(BatchProgress progress) {
                throw new AssertionError("at progress");
            }

            @Override
            public void onEnd(ImageBatchResult result) {
                throw new AssertionError("at the end");
            }
        };

        ImageBatchResult result = run(builder(provider).listener(listener), Specs.many(2));

        assertThat(result.end()).isEqualTo(End.COMPLETED);
        assertThat(result.generated()).isEqualTo(2);
        assertThat(result.skipped()).isZero();
    }

    @Test
    void listenerThatThrowsAnErrorAtTheLastProgress_letsTheBatchEnd() throws Exception {
        BatchListener listener = new BatchListener() {
            @Override
            public void onProgress(BatchProgress progress) {
                if (progress.stage() == BatchProgress.Stage.ENDED) {
                    throw new AssertionError("at the last progress");
                }
            }
        };

        assertThat(run(builder(provider).listener(listener), Specs.many(1)).generated())
                .isEqualTo(1);
    }

    @Test
    void sourceThatThrowsAnError_endsTheBatchWithIt() {
        SpecificationSource source = new SpecificationSource() {
            @Override
            public SpecificationReader open() {
                throw new NoClassDefFoundError("a class that the source needs");
            }

            @Override
            public String name() {
                return "broken";
            }
        };

        assertThatThrownBy(() -> run(builder(provider), source))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void sourceThatFailsAfterThePlan_endsTheBatchWithIt() {
        SpecificationSource whole = Specs.many(3);
        SpecificationSource source = new SpecificationSource() {
            private int opened;

            @Override
            public SpecificationReader open() throws IOException {
                if (++opened > 1) {
                    throw new StackOverflowError();
                }
                return whole.open();
            }

            @Override
            public String name() {
                return "broken";
            }
        };

        assertThatThrownBy(() -> run(builder(provider), source)).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void sinkThatThrowsAnError_failsItsImageAlone_andTheNextRunStoresIt() throws Exception {
        ImageBatchResult first =
                run(builder(provider).sink(new BrokenSink(sink, "s0")).listener(keeping), Specs.many(3));

        assertThat(first.end()).isEqualTo(End.COMPLETED);
        assertThat(first.generated()).isEqualTo(2);
        assertThat(first.failed()).isEqualTo(1);
        assertThat(results).hasSize(3);
        Failure failure = failed().failure().orElseThrow();
        assertThat(failed().id()).isEqualTo("s0");
        assertThat(failure.message()).contains("AssertionError").doesNotContain("a picture of");

        ImageBatchResult second = run(builder(provider), Specs.many(3));

        assertThat(second.isFullySuccessful()).isTrue();
        assertThat(provider.calls()).isEqualTo(3);
        assertThat(ledger.totals().spent()).isEqualTo(PRICE.times(3));
    }

    @Test
    void errorAmongSeveralVariants_failsThatOneAlone() throws Exception {
        ScriptedProvider four =
                ScriptedProvider.builder().price(PRICE).imagesPerCall(4).build();
        SpecificationSource source = SpecificationSource.of(
                ImageSpecification.builder("s0", "a picture").n(4).build());

        ImageBatchResult result =
                run(builder(four).sink(new BrokenSink(sink, "s0-3")).listener(keeping), source);

        assertThat(results).hasSize(4);
        assertThat(results.stream().map(ImageGenerationResult::variant)).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(result.generated()).isEqualTo(3);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.skipped()).isZero();
    }

    @Test
    void binderThatThrowsAnError_atADuplicate_failsThatOneAlone() throws Exception {
        ImageSpecification first = Specs.one("a");
        ImageSpecification same =
                ImageSpecification.builder("b", "a picture of a").usedBy("page").build();

        ImageBatchResult result = run(
                builder(provider)
                        .binder(binding -> {
                            throw new AssertionError("a picture of a");
                        })
                        .listener(keeping),
                SpecificationSource.of(first, same));

        assertThat(result.generated()).isEqualTo(1);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(failed().failure().orElseThrow().message()).doesNotContain("a picture of");
    }

    @Test
    void providerThatThrowsAnError_mayHaveBeenCharged() throws Exception {
        ImageProvider broken = new BrokenProvider(provider, "s0");

        ImageBatchResult result = run(builder(broken).listener(keeping), Specs.many(2));

        assertThat(result.generated()).isEqualTo(1);
        assertThat(failed().failure().orElseThrow().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(ledger.totals().held()).isEqualTo(PRICE);
    }

    @Test
    void executorThatRefuses_endsTheBatchWithItsError() {
        Executor none = task -> {
            throw new OutOfMemoryError("no further thread");
        };

        try (BatchProcessor processor = builder(provider).executor(none).build()) {
            assertThatThrownBy(() -> processor.process(Specs.many(1))).isInstanceOf(OutOfMemoryError.class);
        }
    }

    private ImageGenerationResult failed() {
        return results.stream()
                .filter(result -> result.failure().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private BatchProcessorBuilder builder(ImageProvider images) {
        return BatchProcessor.builder(images)
                .sink(sink)
                .ledger(ledger)
                .workFolder(work)
                .concurrency(1);
    }

    private static ImageBatchResult run(BatchProcessorBuilder builder, SpecificationSource source) throws Exception {
        try (BatchProcessor processor = builder.build()) {
            return processor.processAsync(source).result().get(20, TimeUnit.SECONDS);
        }
    }

    /** A sink that breaks at one name. */
    private record BrokenSink(MemorySink sink, String name) implements ImageSink {

        @Override
        public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
            if (request.key().startsWith(name)) {
                throw new AssertionError("a picture of " + name);
            }
            return sink.store(request);
        }

        @Override
        public boolean exists(StoredImage image) {
            return sink.exists(image);
        }

        @Override
        public Optional<ImageData> read(StoredImage image) throws IOException {
            return sink.read(image);
        }
    }

    /** A provider that breaks at one specification. */
    private record BrokenProvider(ImageProvider provider, String id) implements ForwardingProvider {

        @Override
        public GenerationAnswer generate(GenerationCall call)
                throws dev.imagebatch.provider.ProviderException, InterruptedException {
            if (call.specificationId().equals(id)) {
                throw new AssertionError("a picture of " + id);
            }
            return provider.generate(call);
        }

        @Override
        public Optional<Quote> quote(ImageRequest request, int images) {
            return provider.quote(request, images);
        }
    }
}

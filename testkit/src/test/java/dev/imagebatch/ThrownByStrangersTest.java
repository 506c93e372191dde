package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.postprocess.PostProcessingJob;
import dev.imagebatch.postprocess.PostProcessor;
import dev.imagebatch.postprocess.ProcessedImage;
import dev.imagebatch.prompt.PromptCall;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ImageTransform;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors thrown by code of others at every place where it is called: the run completes and tells which image it was. */
@Timeout(60)
class ThrownByStrangersTest {

    private static final Money PRICE = Money.usd("0.01");
    private static final String VICTIM = "victim";

    @TempDir
    Path work;

    private final MemorySink sink = new MemorySink();
    private final MemoryLedger ledger = new MemoryLedger();

    private enum Place {
        PROVIDER,
        SINK,
        SINK_READ,
        BINDER,
        QUALITY_CHECK,
        TRANSFORM,
        PROMPT_WRITER,
        LISTENER
    }

    private enum Thrown {
        ASSERTION {
            @Override
            Error error() {
                return new AssertionError("a secret lake");
            }
        },
        STACK {
            @Override
            Error error() {
                return new StackOverflowError("a secret lake");
            }
        },
        MEMORY {
            @Override
            Error error() {
                return new OutOfMemoryError("a secret lake");
            }
        },
        LINKAGE {
            @Override
            Error error() {
                return new NoClassDefFoundError("a secret lake");
            }
        };

        abstract Error error();
    }

    static Stream<Arguments> everything() {
        return Arrays.stream(Place.values())
                .flatMap(place -> Arrays.stream(Thrown.values()).map(thrown -> Arguments.of(place, thrown)));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void error_endsItsImageAlone_andTheNextRunPaysForNothingThatIsKept(Place place, Thrown thrown) throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(PRICE)
                .otherwise(call -> {
                    throwAt(Place.PROVIDER, place, thrown, call.specificationId());
                    return Step.image().play(call);
                })
                .build();
        ImageBatchResult first = run(provider, place, thrown);

        assertThat(first.total()).isEqualTo(3);
        assertThat(first.skipped()).isZero();
        boolean isHarmless = place == Place.LISTENER || place == Place.SINK_READ;
        assertThat(first.succeeded()).isEqualTo(isHarmless ? 3 : 2);
        assertThat(first.failedIds()).isEqualTo(isHarmless ? List.of() : List.of(VICTIM));
        assertThat(first.toString() + first.failures()).doesNotContain("secret");

        ImageBatchResult second = run(provider, null, thrown);

        boolean isUnknown = place == Place.PROVIDER || place == Place.PROMPT_WRITER;
        assertThat(second.succeeded()).isEqualTo(isUnknown ? 2 : 3);
        assertThat(provider.images()).isEqualTo(isUnknown ? 2 : 3);
    }

    private ImageBatchResult run(ScriptedProvider provider, Place place, Thrown thrown) throws Exception {
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .promptWriter(new BrokenWriter(place, thrown))
                .sink(new BrokenSink(sink, place, thrown))
                .binder(binding -> throwAt(
                        Place.BINDER, place, thrown, binding.specification().id()))
                .postProcessor(new BrokenPostProcessor(place, thrown))
                .listener(new BrokenListener(place, thrown))
                .ledger(ledger)
                .workFolder(work)
                .concurrency(2)
                .build()) {
            return processor.processAsync(specifications(place)).result().get(30, TimeUnit.SECONDS);
        }
    }

    private static SpecificationSource specifications(Place place) {
        return SpecificationSource.of(
                Specs.one("a"),
                ImageSpecification.builder(VICTIM, "a secret lake")
                        .usedBy("page")
                        .promptWriter("broken")
                        .build(),
                Specs.one("c"));
    }

    private static void throwAt(Place here, Place place, Thrown thrown, String id) {
        if (here == place && id.startsWith(VICTIM)) {
            throw thrown.error();
        }
    }

    private record BrokenSink(MemorySink sink, Place place, Thrown thrown) implements ImageSink {

        @Override
        public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
            throwAt(Place.SINK, place, thrown, request.key());
            return sink.store(request);
        }

        @Override
        public boolean exists(StoredImage image) {
            return sink.exists(image);
        }

        @Override
        public Optional<ImageData> read(StoredImage image) throws IOException {
            throwAt(Place.SINK_READ, place, thrown, image.id());
            return sink.read(image);
        }
    }

    private record BrokenWriter(Place place, Thrown thrown) implements PromptWriter {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String identity() {
            return "broken 1";
        }

        @Override
        public Optional<Quote> quote(String brief) {
            return Optional.of(Quote.confirmed(CostEstimate.exactly(PRICE), LocalDate.EPOCH));
        }

        @Override
        public WrittenPrompt write(PromptCall call) {
            throwAt(Place.PROMPT_WRITER, place, thrown, call.specificationId());
            return WrittenPrompt.of("written");
        }
    }

    private record BrokenPostProcessor(Place place, Thrown thrown) implements PostProcessor {

        @Override
        public Optional<String> unsupported(ImageTransform transform) {
            return Optional.empty();
        }

        @Override
        public Optional<String> objection(ImageData image, ImageRequest request)
                throws IOException, InterruptedException {
            throwAt(Place.QUALITY_CHECK, place, thrown, request.prompt().contains("written") ? VICTIM : "");
            return Optional.empty();
        }

        @Override
        public ProcessedImage process(PostProcessingJob job)
                throws dev.imagebatch.postprocess.PostProcessingException, IOException, InterruptedException {
            throwAt(Place.TRANSFORM, place, thrown, job.request().prompt().contains("written") ? VICTIM : "");
            return PostProcessor.none().process(job);
        }
    }

    private record BrokenListener(Place place, Thrown thrown) implements BatchListener {

        @Override
        public void onStart(String batch) {
            throwAt(Place.LISTENER, place, thrown, VICTIM);
        }

        @Override
        public void onResult(ImageGenerationResult result) {
            throwAt(Place.LISTENER, place, thrown, VICTIM);
        }

        @Override
        public void onProgress(BatchProgress progress) {
            throwAt(Place.LISTENER, place, thrown, VICTIM);
        }

        @Override
        public void onEnd(ImageBatchResult result) {
            throwAt(Place.LISTENER, place, thrown, VICTIM);
        }
    }
}

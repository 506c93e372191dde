package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.prompt.PromptCall;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs at the same time over the same specifications: each picture is paid for once, and no run fails because of another. */
class OverlapTest {

    private static final Money PRICE = Money.usd("0.04");

    @TempDir
    Path folder;

    private final Queue<String> bound = new ConcurrentLinkedQueue<>();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("overlaps", 12));
    }

    /** A double click on "Generate". */
    @Test
    void sameSpecificationsTwice_onOneProcessor_arePaidForOnce() throws Exception {
        ScriptedProvider provider = paid(5);
        List<ImageSpecification> four =
                IntStream.range(0, 4).mapToObj(i -> Specs.one("d" + i)).toList();
        try (BatchProcessor processor =
                BatchProcessor.builder(provider).output(folder).build()) {
            BatchRun first = processor.processAsync(SpecificationSource.of(four));
            BatchRun second = processor.processAsync(SpecificationSource.of(four));
            ImageBatchResult one = first.result().get(30, TimeUnit.SECONDS);
            ImageBatchResult two = second.result().get(30, TimeUnit.SECONDS);

            assertThat(one.succeeded()).isEqualTo(4);
            assertThat(two.succeeded()).isEqualTo(4);
            assertThat(one.generated() + two.generated()).isEqualTo(4);
            assertThat(one.reused() + two.reused()).isEqualTo(4);
            assertThat(one.spent().plus(two.spent())).isEqualTo(PRICE.times(4));
            assertThat(processor.process(four).reused()).isEqualTo(4);
        }
        assertThat(provider.calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void overlappingRuns_onOneProcessor_payForEachPictureOnce(int seed) throws Exception {
        Random random = new Random(seed);
        ScriptedProvider provider = paid(random.nextInt(8));
        try (BatchProcessor processor =
                configured(provider, random).output(folder).build()) {
            List<BatchRun> runs = new ArrayList<>();
            Set<String> pictures = new HashSet<>();
            for (int i = 0; i < 2 + random.nextInt(7); i++) {
                runs.add(processor.processAsync(specifications(random, pictures)));
                Thread.sleep(random.nextInt(6));
            }
            requireAll(runs, provider, pictures);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void overlappingRuns_ofProcessorsWithOneLedger_payForEachPictureOnce(int seed) throws Exception {
        Random random = new Random(1_000 + seed);
        ScriptedProvider provider = paid(random.nextInt(8));
        List<BatchProcessor> processors = new ArrayList<>();
        try (FileLedger ledger = FileLedger.open(folder.resolve("ledger.jsonl"))) {
            List<BatchRun> runs = new ArrayList<>();
            Set<String> pictures = new HashSet<>();
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                processors.add(configured(provider, random)
                        .sink(FileSystemSink.at(folder.resolve("images")))
                        .ledger(ledger)
                        .build());
            }
            for (int i = 0; i < 2 + random.nextInt(7); i++) {
                BatchProcessor processor = processors.get(random.nextInt(processors.size()));
                runs.add(processor.processAsync(specifications(random, pictures)));
            }
            requireAll(runs, provider, pictures);
        } finally {
            processors.forEach(BatchProcessor::close);
        }
    }

    private void requireAll(List<BatchRun> runs, ScriptedProvider provider, Set<String> pictures) throws Exception {
        long generated = 0;
        for (BatchRun run : runs) {
            ImageBatchResult result = run.result().get(60, TimeUnit.SECONDS);
            assertThat(result.failures()).isEmpty();
            assertThat(result.isFullySuccessful()).as(result.summary()).isTrue();
            assertThat(result.held()).isEqualTo(Money.ZERO);
            generated += result.generated();
        }
        assertThat(provider.images()).isEqualTo(pictures.size()).isEqualTo(generated);
        assertThat(new HashSet<>(written)).hasSameSizeAs(written);
        assertThat(new HashSet<>(bound)).hasSameSizeAs(bound);
    }

    /** Some of ten specifications in any order: variants, duplicates, chains, places. */
    private static SpecificationSource specifications(Random random, Set<String> pictures) {
        List<ImageSpecification> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ImageSpecification.Builder some = ImageSpecification.builder("s" + i, "picture " + i);
            some.n(1 + i % 3).usedBy(i % 2 == 0 ? "page/" + i : "page");
            all.add(some.build());
        }
        all.add(ImageSpecification.builder("twin", "picture 0").build());
        Collections.shuffle(all, random);
        List<ImageSpecification> chosen = new ArrayList<>(all.subList(0, 1 + random.nextInt(all.size())));
        if (random.nextBoolean()) {
            chosen.add(0, ImageSpecification.builder("parent", "a face").build());
            chosen.add(ImageSpecification.builder("child", "the same face, older")
                    .reference(OutputReference.of("parent"))
                    .build());
        }
        if (random.nextBoolean()) {
            chosen.add(ImageSpecification.builder("told", "a village in " + random.nextInt(2))
                    .promptWriter("counted")
                    .build());
        }
        for (ImageSpecification specification : chosen) {
            for (int variant = 0; variant < specification.n(); variant++) {
                String picture = specification.id().equals("twin") ? "s0" : specification.id();
                if (specification.promptWriter().isPresent()) {
                    picture += specification.prompt();
                }
                pictures.add(picture + "/" + variant);
            }
        }
        return SpecificationSource.of(chosen);
    }

    private BatchProcessorBuilder configured(ScriptedProvider provider, Random random) {
        return BatchProcessor.builder(provider)
                .promptWriter(new CountedWriter(written))
                .binder(binding -> bound.add(binding.place() + " "
                        + binding.specification().id() + " " + binding.image().id()))
                .duplicates(random.nextBoolean() ? DuplicatePolicy.SHARE : DuplicatePolicy.COPY)
                .concurrency(1 + random.nextInt(8));
    }

    /** A paid writer that writes the same prompt for the same brief. */
    private record CountedWriter(Queue<String> briefs) implements PromptWriter {

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public String identity() {
            return "counted 1";
        }

        @Override
        public Optional<Quote> quote(String brief) {
            return Optional.of(Quote.confirmed(CostEstimate.exactly(Money.usd("0.01")), LocalDate.EPOCH));
        }

        @Override
        public WrittenPrompt write(PromptCall call) throws InterruptedException {
            briefs.add(call.brief());
            Thread.sleep(2);
            return WrittenPrompt.of("written: " + call.brief());
        }
    }

    private static ScriptedProvider paid(int millis) {
        return ScriptedProvider.builder()
                .price(PRICE)
                .latency(call -> Duration.ofMillis(millis))
                .build();
    }
}

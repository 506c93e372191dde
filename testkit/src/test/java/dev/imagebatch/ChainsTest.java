package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.manifest.PlanFormat;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.plan.BatchRefusedException;
import dev.imagebatch.plan.ChainPlan;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ForwardingProvider;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainsTest {

    private static final Money PRICE = Money.usd("0.04");

    private final MemorySink sink = new MemorySink();
    private final MemoryLedger ledger = new MemoryLedger();
    private final Map<String, List<byte[]>> startedFrom = new ConcurrentHashMap<>();
    private final Map<String, ImageGenerationResult> results = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void child_startsFromTheStoredBytesOfItsParent(int concurrency) throws Exception {
        ScriptedProvider provider = priced().build();

        ImageBatchResult result = run(builder(provider).concurrency(concurrency), personas(10));

        assertThat(result.generated()).isEqualTo(30);
        for (int i = 0; i < 10; i++) {
            byte[] base = sink.images().get("base-" + i + ".png").bytes();
            byte[] grid = sink.images().get("grid-" + i + ".png").bytes();
            assertThat(startedFrom.get("grid-" + i)).containsExactly(base);
            assertThat(startedFrom.get("poster-" + i)).containsExactly(base, grid);
        }
    }

    @Test
    void secondRun_makesNothing() throws Exception {
        run(builder(priced().build()), personas(3));
        ScriptedProvider again = priced().build();

        ImageBatchResult second = run(builder(again), personas(3));

        assertThat(second.reused()).isEqualTo(9);
        assertThat(again.calls()).isZero();
    }

    @Test
    void failedParent_failsItsChildrenWithTheirOwnKind_othersGoOn() throws Exception {
        ScriptedProvider provider = priced().answer("grid-1", Step.fail(FailureKind.CONTENT_REJECTED))
                .build();

        ImageBatchResult result = run(builder(provider), personas(3));

        assertThat(result.generated()).isEqualTo(7);
        assertThat(result.failuresByKind())
                .containsOnly(Map.entry(FailureKind.CONTENT_REJECTED, 1L), Map.entry(FailureKind.PARENT_FAILED, 1L));
        assertThat(results.get("poster-1").failure().orElseThrow().message())
                .startsWith("the output of grid-1 that it starts from is not there: CONTENT_REJECTED");
        assertThat(provider.calls("poster-1")).isZero();
    }

    @Test
    void secondRun_afterAFailure_completesWhatIsMissingAndPaysForThatAlone() throws Exception {
        run(
                builder(priced().answer("base-1", Step.fail(FailureKind.TRANSIENT))
                                .build())
                        .retryRules(RetryPolicy.builder().maxAttempts(1).build()),
                personas(3));
        ScriptedProvider mended = priced().build();

        ImageBatchResult second = run(builder(mended), personas(3));

        assertThat(second.isFullySuccessful()).isTrue();
        assertThat(second.reused()).isEqualTo(6);
        assertThat(mended.calls()).isEqualTo(3);
        assertThat(second.spent()).isEqualTo(PRICE.times(3));
    }

    @Test
    void child_ofAParentThatTheBudgetLeftOut_isLeftOutToo() throws Exception {
        ImageBatchResult result =
                run(builder(priced().build()).budget(Budget.of(PRICE.times(1))).concurrency(1), personas(1));

        assertThat(result.generated()).isEqualTo(1);
        assertThat(result.skipped()).isEqualTo(2);
        assertThat(results.get("poster-0").failure().orElseThrow().kind()).isEqualTo(FailureKind.BUDGET_EXHAUSTED);
    }

    @Test
    void plan_showsTheTreeAndPricesIt() {
        BatchPlan plan = processor(builder(priced().build())).plan(personas(2));

        assertThat(plan.cost().expected()).isEqualTo(PRICE.times(6));
        assertThat(plan.chains().images()).isEqualTo(4);
        assertThat(plan.chains().depth()).isEqualTo(3);
        assertThat(plan.chains().steps())
                .extracting(ChainPlan.Step::id)
                .containsExactly("base-0", "grid-0", "poster-0", "base-1", "grid-1", "poster-1");
        assertThat(PlanFormat.table(plan))
                .contains("chains             4 start from the output of another one, up to 3 steps\n")
                .contains("base-0: $0.04\n                      grid-0: $0.04\n")
                .contains("   poster-1 (also from grid-1): $0.04\n");
    }

    @Test
    void changedParent_isANewChild() throws Exception {
        run(builder(priced().build()), chain("a gardener"));
        ScriptedProvider again = priced().build();

        BatchPlan plan = processor(builder(again)).plan(chain("a pilot"));
        ImageBatchResult second = run(builder(again), chain("a pilot"));

        assertThat(plan.toGenerate()).isEqualTo(2);
        assertThat(second.generated()).isEqualTo(2);
    }

    @Test
    void output_ofAnEarlierBatch_isFoundInTheLedger() throws Exception {
        run(builder(priced().build()), SpecificationSource.of(spec("base", "a gardener")));

        ImageBatchResult second = run(
                builder(priced().build()),
                SpecificationSource.of(child("grid", "four poses", OutputReference.of("base"))));

        assertThat(second.generated()).isEqualTo(1);
        assertThat(startedFrom.get("grid"))
                .containsExactly(sink.images().get("base.png").bytes());
    }

    @Test
    void output_ofAVariant_isThatOne() throws Exception {
        ImageSpecification base =
                ImageSpecification.builder("base", "a gardener").n(3).build();

        run(
                builder(priced().build()),
                SpecificationSource.of(
                        base,
                        child("grid", "four poses", OutputReference.of("base").variant(2))));

        assertThat(startedFrom.get("grid"))
                .containsExactly(sink.images().get("base-3.png").bytes());
    }

    @Test
    void output_ofADuplicate_isTheSharedImage() throws Exception {
        ImageBatchResult result = run(
                builder(priced().build()),
                SpecificationSource.of(
                        spec("one", "a gardener"),
                        spec("two", "a gardener"),
                        child("grid", "four poses", OutputReference.of("two"))));

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(startedFrom.get("grid"))
                .containsExactly(sink.images().get("one.png").bytes());
    }

    @Test
    void mistakes_areToldBeforeAnythingIsSpent() {
        ScriptedProvider provider = priced().build();
        SpecificationSource wrong = SpecificationSource.of(
                child("a", "x", OutputReference.of("nobody")),
                child("b", "x", OutputReference.of("c")),
                spec("c", "y"),
                child("d", "x", OutputReference.of("d")),
                child("e", "x", OutputReference.of("c").variant(1)));

        assertThatThrownBy(() -> run(builder(provider), wrong))
                .isInstanceOfSatisfying(
                        BatchRefusedException.class,
                        refused -> assertThat(refused.plan().problems().stream()
                                        .map(problem -> problem.field() + ": " + problem.message()))
                                .containsExactly(
                                        "references: \"output of nobody\": no earlier specification of this batch and no"
                                                + " image in the ledger has that id",
                                        "references: \"output of c\": a picture starts from an earlier specification; move"
                                                + " that one before this one",
                                        "references: \"output of d\": a picture starts from an earlier specification; move"
                                                + " that one before this one",
                                        "references: \"output of c variant 1\": there are only 1 variants, counted from"
                                                + " 0"));
        assertThat(provider.calls()).isZero();
    }

    @Test
    @Timeout(60)
    void manyChildrenOfASlowParent_allComeAfterIt() throws Exception {
        CountDownLatch others = new CountDownLatch(1);
        List<ImageSpecification> batch = new ArrayList<>();
        batch.add(spec("slow", "a gardener"));
        IntStream.range(0, 3_000).forEach(i -> batch.add(child("child-" + i, "pose " + i, OutputReference.of("slow"))));
        batch.add(spec("other", "a lamp"));
        ImageProvider provider = new Recording(priced().build(), call -> {
            if (call.specificationId().equals("slow")) {
                assertThat(others.await(1, TimeUnit.SECONDS)).isFalse();
            }
        });

        ImageBatchResult result = run(BatchProcessor.builder(provider).concurrency(4), SpecificationSource.of(batch));

        assertThat(result.generated()).isEqualTo(3_002);
    }

    @Test
    @Timeout(60)
    void cancel_whileChildrenWait_ends() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ImageProvider provider = new Recording(priced().build(), call -> {
            asked.countDown();
            go.await();
        });
        try (BatchProcessor processor =
                settled(BatchProcessor.builder(provider).concurrency(4)).build()) {
            BatchRun run = processor.processAsync(personas(1));
            asked.await();
            run.cancel();
            go.countDown();

            assertThat(run.result().get(30, TimeUnit.SECONDS).generated()).isEqualTo(1);
        }
        assertThat(sink.images().keySet()).containsExactly("base-0.png");
    }

    @Test
    void redo_ofAChild_startsFromWhatIsStored() throws Exception {
        run(builder(priced().build()), personas(1));
        ScriptedProvider again = priced().build();

        try (BatchProcessor processor = processor(builder(again))) {
            assertThat(processor.redo(personas(1), List.of("grid-0")).generated())
                    .isEqualTo(1);
        }
        assertThat(again.calls()).isEqualTo(1);
    }

    private static SpecificationSource personas(int count) {
        List<ImageSpecification> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(spec("base-" + i, "portrait of persona " + i));
            batch.add(child("grid-" + i, "four poses " + i, OutputReference.of("base-" + i)));
            batch.add(ImageSpecification.builder("poster-" + i, "a poster " + i)
                    .reference(OutputReference.of("base-" + i))
                    .reference(OutputReference.of("grid-" + i))
                    .build());
        }
        return SpecificationSource.of(batch);
    }

    private static SpecificationSource chain(String who) {
        return SpecificationSource.of(spec("base", who), child("grid", "four poses", OutputReference.of("base")));
    }

    private static ImageSpecification spec(String id, String prompt) {
        return ImageSpecification.builder(id, prompt).build();
    }

    private static ImageSpecification child(String id, String prompt, ReferenceImage parent) {
        return ImageSpecification.builder(id, prompt).reference(parent).build();
    }

    private static ScriptedProvider.Builder priced() {
        return ScriptedProvider.builder().price(PRICE);
    }

    private BatchProcessorBuilder builder(ImageProvider provider) {
        return BatchProcessor.builder(new Recording(provider, call -> {}));
    }

    private BatchProcessorBuilder settled(BatchProcessorBuilder builder) {
        return builder.sink(sink).ledger(ledger).listener(new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                results.put(result.id(), result);
                if (result.outcome() == Outcome.GENERATED) {
                    assertThat(result.stored()).isPresent();
                }
            }
        });
    }

    private BatchProcessor processor(BatchProcessorBuilder builder) {
        return settled(builder).build();
    }

    private ImageBatchResult run(BatchProcessorBuilder builder, SpecificationSource source) throws Exception {
        try (BatchProcessor processor = processor(builder)) {
            return processor.process(source);
        }
    }

    private interface Before {
        void call(GenerationCall call) throws InterruptedException;
    }

    /** Keeps what each picture started from. */
    private final class Recording implements ForwardingProvider {

        private final ImageProvider provider;
        private final Before before;

        Recording(ImageProvider provider, Before before) {
            this.provider = provider;
            this.before = before;
        }

        @Override
        public ImageProvider provider() {
            return provider;
        }

        @Override
        public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
            before.call(call);
            startedFrom.put(
                    call.specificationId(),
                    call.request().references().stream().map(ChainsTest::bytes).toList());
            return provider.generate(call);
        }
    }

    private static byte[] bytes(ReferenceImage reference) {
        try (var in = reference.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

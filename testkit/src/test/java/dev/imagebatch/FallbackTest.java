package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.plan.Fallback;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.SupportedSizes;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class FallbackTest {

    private static final Money CHEAP = Money.usd("0.01");
    private static final Money DEAR = Money.usd("0.04");

    private final MemorySink sink = new MemorySink();
    private final MemoryLedger ledger = new MemoryLedger();
    private final Map<String, ImageGenerationResult> results = new ConcurrentHashMap<>();
    private final ScriptedProvider second =
            ScriptedProvider.builder().name("second").price(DEAR).build();

    private BatchProcessorBuilder processor(ScriptedProvider first) {
        return BatchProcessor.builder(first)
                .provider(second)
                .sink(sink)
                .ledger(ledger)
                .concurrency(1)
                .listener(new BatchListener() {
                    @Override
                    public void onResult(ImageGenerationResult result) {
                        results.put(result.id(), result);
                    }
                });
    }

    private static ScriptedProvider.Builder first() {
        return ScriptedProvider.builder().name("first").price(CHEAP);
    }

    @Test
    void rejectedImage_isMadeByTheSecondAndNamedInTheResult() throws Exception {
        ScriptedProvider first =
                first().answer("s1", Step.fail(FailureKind.CONTENT_REJECTED)).build();
        try (BatchProcessor processor =
                processor(first).fallback(Fallback.to("second")).build()) {

            ImageBatchResult result = processor.process(Specs.many(3));

            assertThat(result.isFullySuccessful()).isTrue();
            assertThat(results.get("s1").provider()).isEqualTo("second");
            assertThat(results.get("s1").attempts()).isEqualTo(2);
            assertThat(results.get("s1").cost()).isEqualTo(DEAR);
            assertThat(results.get("s1").warnings())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("CONTENT_REJECTED");
            assertThat(results.get("s0").provider()).isEqualTo("first");
            assertThat(results.get("s0").warnings()).isEmpty();
            assertThat(second.calls()).isEqualTo(1);
            assertThat(ledger.totals().spent()).isEqualTo(CHEAP.times(2).plus(DEAR));
            assertThat(ledger.totals().held())
                    .as("nobody knows whether the first one charged for its refusal")
                    .isEqualTo(CHEAP);

            ImageBatchResult again = processor.process(Specs.many(3));
            assertThat(again.reused()).isEqualTo(3);
            assertThat(results.get("s1").provider()).isEqualTo("second");
            assertThat(second.calls()).isEqualTo(1);
        }
    }

    @Test
    void endedProvider_handsAllToTheSecondAndTheBatchIsComplete() throws Exception {
        ScriptedProvider first =
                first().otherwise(Step.fail(FailureKind.OUT_OF_CREDIT)).build();
        try (BatchProcessor processor =
                processor(first).fallback(Fallback.to("second")).build()) {

            ImageBatchResult result = processor.process(Specs.many(5));

            assertThat(result.end()).isEqualTo(End.COMPLETED);
            assertThat(result.generated()).isEqualTo(5);
            assertThat(first.calls()).as("one answer is enough").isEqualTo(1);
            assertThat(second.calls()).isEqualTo(5);
        }
    }

    @Test
    void bothEnded_stopsTheBatchForTheLastOnesReason() throws Exception {
        ScriptedProvider first =
                first().otherwise(Step.fail(FailureKind.OUT_OF_CREDIT)).build();
        ScriptedProvider third = ScriptedProvider.builder()
                .name("third")
                .price(DEAR)
                .otherwise(Step.fail(FailureKind.UNAUTHORIZED))
                .build();
        try (BatchProcessor processor =
                processor(first).provider(third).fallback(Fallback.to("third")).build()) {

            ImageBatchResult result = processor.process(Specs.many(5));

            assertThat(result.end()).isEqualTo(End.PROVIDER_STOPPED);
            assertThat(result.stopped().orElseThrow().kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            assertThat(result.failed() + result.skipped()).isEqualTo(5);
            assertThat(third.calls()).isEqualTo(1);
        }
    }

    @Test
    void kindThatIsNotDeclared_isNotHandedOn() throws Exception {
        ScriptedProvider first =
                first().answer("s0", Step.fail(FailureKind.UNKNOWN_OUTCOME)).build();
        try (BatchProcessor processor =
                processor(first).fallback(Fallback.to("second")).build()) {

            assertThat(processor.process(Specs.many(2)).failed()).isEqualTo(1);
            assertThat(second.calls()).isZero();
        }
    }

    @Test
    void laterRun_goesOnWithWhoWasAskedLastAndAsksNobodyTwiceWhoRefused() throws Exception {
        ScriptedProvider first =
                first().answer("s0", Step.fail(FailureKind.CONTENT_REJECTED)).build();
        ScriptedProvider sick = ScriptedProvider.builder()
                .name("third")
                .price(DEAR)
                .answer(
                        "s0",
                        Step.fail(FailureKind.TRANSIENT),
                        Step.fail(FailureKind.TRANSIENT),
                        Step.fail(FailureKind.TRANSIENT),
                        Step.fail(FailureKind.TRANSIENT))
                .build();
        try (BatchProcessor processor = processor(first)
                .provider(sick)
                .fallback(Fallback.to("third"))
                .retryRules(TestRules.quick())
                .build()) {

            assertThat(processor.process(Specs.many(1)).failed()).isEqualTo(1);
            assertThat(processor.plan(Specs.many(1)).lines().get(0).provider()).isEqualTo("third");
            assertThat(processor.process(Specs.many(1)).generated()).isEqualTo(1);
            assertThat(first.calls()).isEqualTo(1);
            assertThat(sick.calls()).isEqualTo(5);
        }
    }

    @Test
    void fallbackThatWasAddedLater_isAskedForWhatWasRefusedBefore() throws Exception {
        ScriptedProvider first =
                first().answer("s0", Step.fail(FailureKind.CONTENT_REJECTED)).build();
        try (BatchProcessor processor = processor(first).build()) {
            assertThat(processor.process(Specs.many(1)).failed()).isEqualTo(1);
            assertThat(processor.plan(Specs.many(1)).toGenerate()).isZero();
        }
        try (BatchProcessor processor =
                processor(first).fallback(Fallback.to("second")).build()) {
            assertThat(processor.plan(Specs.many(1)).toGenerate()).isEqualTo(1);
            assertThat(processor.process(Specs.many(1)).generated()).isEqualTo(1);
            assertThat(first.calls()).isEqualTo(1);
        }
    }

    @Test
    void plan_pricesTheFallbackAndItsHighestCostHoldsBoth() {
        try (BatchProcessor processor =
                processor(first().build()).fallback(Fallback.to("second")).build()) {

            BatchPlan plan = processor.plan(Specs.many(10));

            assertThat(plan.cost().expected()).isEqualTo(CHEAP.times(10));
            assertThat(plan.cost().high()).isEqualTo(CHEAP.plus(DEAR).times(10));
            assertThat(plan.fallbacks()).singleElement().satisfies(line -> {
                assertThat(line.provider()).isEqualTo("second");
                assertThat(line.images()).isEqualTo(10);
                assertThat(line.cost().expected()).isEqualTo(DEAR.times(10));
            });
        }
        try (BatchProcessor processor = processor(first().build())
                .fallback(Fallback.to("second").on(FailureKind.OUT_OF_CREDIT))
                .build()) {
            assertThat(processor.plan(Specs.many(10)).cost().high())
                    .as("a provider without credit charges nothing")
                    .isEqualTo(DEAR.times(10));
        }
    }

    @Test
    void fallbackThatCannotMakeTheImage_isAWarningAndIsNotAsked() throws Exception {
        ScriptedProvider first =
                first().answer("long", Step.fail(FailureKind.CONTENT_REJECTED)).build();
        ScriptedProvider narrow = ScriptedProvider.builder()
                .name("narrow")
                .price(DEAR)
                .defaultModel("m")
                .capabilities(
                        "m",
                        ModelCapabilities.builder(SupportedSizes.any(new Dimensions(64, 64)))
                                .maxPromptLength(5)
                                .build())
                .build();
        SpecificationSource source = SpecificationSource.of(
                ImageSpecification.builder("long", "more than five").build());
        try (BatchProcessor processor = processor(first)
                .provider(narrow)
                .fallback(Fallback.to("narrow"))
                .build()) {

            assertThat(processor.plan(source).warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.message()).contains("no fallback to narrow/m"));
            assertThat(processor.process(source).failed()).isEqualTo(1);
            assertThat(narrow.calls()).isZero();
        }
    }

    @Test
    void budget_hasNoRoomForTheFallback_itIsNotAskedAndNothingIsLost() throws Exception {
        ScriptedProvider first = first().otherwise(
                        Step.fail(ProviderException.builder(FailureKind.CONTENT_REJECTED, "refused")
                                .charged(Charged.NO)
                                .build()))
                .build();
        try (BatchProcessor processor = processor(first)
                .budget(Budget.of(Money.usd("0.03")))
                .fallback(Fallback.to("second"))
                .build()) {

            ImageBatchResult result = processor.process(Specs.many(2));

            assertThat(second.calls()).isZero();
            assertThat(result.end()).isEqualTo(End.BUDGET_EXHAUSTED);
            assertThat(result.skipped()).isEqualTo(2);
        }
        try (BatchProcessor processor =
                processor(first).fallback(Fallback.to("second")).build()) {
            assertThat(processor.process(Specs.many(2)).generated()).isEqualTo(2);
            assertThat(first.calls()).isEqualTo(2);
        }
    }

    @Test
    void variantsOfOneCall_fallBackTogether() throws Exception {
        ScriptedProvider first = first().imagesPerCall(4)
                .otherwise(Step.fail(FailureKind.MODEL_UNAVAILABLE))
                .build();
        ScriptedProvider four = ScriptedProvider.builder()
                .name("four")
                .imagesPerCall(4)
                .price(DEAR)
                .build();
        SpecificationSource source = SpecificationSource.of(
                ImageSpecification.builder("fox", "a fox").n(4).build());
        try (BatchProcessor processor =
                processor(first).provider(four).fallback(Fallback.to("four")).build()) {

            assertThat(processor.process(source).generated()).isEqualTo(4);
            assertThat(four.calls()).isEqualTo(1);
        }
    }

    @Test
    void unknownProvider_isRefusedWhenTheProcessorIsBuilt() {
        assertThatThrownBy(() -> processor(first().build())
                        .fallback(Fallback.to("nobody"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"nobody\"")
                .hasMessageContaining("first, second");
    }
}

package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.PromptWritten;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.plan.BatchRefusedException;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.prompt.PromptCall;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ScriptedProvider;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PromptsTest {

    private static final Money IMAGE = Money.usd("0.04");
    private static final Money TEXT = Money.usd("0.001");

    private final MemorySink sink = new MemorySink();
    private final MemoryLedger ledger = new MemoryLedger();
    private final Map<String, ImageGenerationResult> results = new ConcurrentHashMap<>();
    private final ScriptedProvider provider =
            ScriptedProvider.builder().price(IMAGE).build();
    private final Writer writer = new Writer();

    @Test
    void prompt_isWrittenOnce_paidFromTheBudget_andKeptInTheLedger() throws Exception {
        ImageBatchResult result = run(spec("a", "a gardener"), spec("b", "a pilot"));

        assertThat(result.generated()).isEqualTo(2);
        assertThat(result.spent()).isEqualTo(IMAGE.plus(TEXT).times(2));
        assertThat(results.get("a").specification().prompt()).isEqualTo("a portrait of a gardener");
        List<String> texts = new ArrayList<>();
        ledger.forEach(entry -> {
            if (entry instanceof PromptWritten written) {
                texts.add(written.text());
            }
        });
        assertThat(texts).containsExactlyInAnyOrder("a portrait of a gardener", "a portrait of a pilot");
    }

    @Test
    void secondRun_writesNothingAndMakesNothing() throws Exception {
        run(spec("a", "a gardener"));

        ImageBatchResult second = run(spec("a", "a gardener"));

        assertThat(second.reused()).isEqualTo(1);
        assertThat(writer.calls).hasValue(1);
        assertThat(provider.calls()).isEqualTo(1);
    }

    @Test
    void writtenPrompt_isThePictureOfThatPrompt() throws Exception {
        run(spec("a", "a gardener"));

        ImageBatchResult second = run(
                ImageSpecification.builder("plain", "a portrait of a gardener").build());

        assertThat(second.reused()).isEqualTo(1);
    }

    @Test
    void sameBrief_isWrittenOnce_andItsPictureMadeOnce() throws Exception {
        ImageBatchResult result = run(spec("a", "a gardener"), spec("b", "a gardener"), spec("c", "a gardener"));

        assertThat(writer.calls).hasValue(1);
        assertThat(result.generated()).isEqualTo(1);
        assertThat(result.duplicates()).isEqualTo(2);
    }

    @Test
    void plan_pricesWritingAndMaking_andSpendsNothing() {
        try (BatchProcessor processor = builder().build()) {
            BatchPlan plan = processor.plan(SpecificationSource.of(spec("a", "a gardener"), spec("b", "a gardener")));

            assertThat(plan.promptsToWrite()).isEqualTo(1);
            assertThat(plan.promptCost().expected()).isEqualTo(TEXT);
            assertThat(plan.cost().expected()).isEqualTo(IMAGE.plus(TEXT));
            assertThat(plan.toGenerate()).isEqualTo(1);
        }
        assertThat(writer.calls).hasValue(0);
    }

    @Test
    void failedPrompt_failsItsPictureAndWhatStartsFromIt_othersGoOn() throws Exception {
        writer.failures.add(failure(FailureKind.CONTENT_REJECTED, Charged.YES));
        ImageSpecification child = ImageSpecification.builder("child", "four poses")
                .reference(OutputReference.of("a"))
                .build();

        ImageBatchResult first = run(builder().concurrency(1), spec("a", "a gardener"), child, spec("b", "a pilot"));

        assertThat(first.generated()).isEqualTo(1);
        assertThat(results.get("a").failure().orElseThrow().kind()).isEqualTo(FailureKind.CONTENT_REJECTED);
        assertThat(results.get("a").failure().orElseThrow().stage()).isEqualTo(FailureStage.WRITING);
        assertThat(results.get("child").failure().orElseThrow().kind()).isEqualTo(FailureKind.PARENT_FAILED);
        assertThat(first.ledgerSpent()).isEqualTo(IMAGE.plus(TEXT).plus(TEXT));
    }

    @Test
    void freeFailure_isTriedAgain() throws Exception {
        writer.failures.add(failure(FailureKind.RATE_LIMITED, Charged.NO));
        writer.failures.add(failure(FailureKind.TRANSIENT, Charged.NO));

        ImageBatchResult result = run(
                builder()
                        .retryRules(RetryPolicy.builder()
                                .backoff(java.time.Duration.ofMillis(1), java.time.Duration.ofMillis(2))
                                .build()),
                spec("a", "a gardener"));

        assertThat(result.generated()).isEqualTo(1);
        assertThat(writer.calls).hasValue(3);
        assertThat(result.spent()).isEqualTo(IMAGE.plus(TEXT));
        assertThat(ledger.totals().held()).isEqualTo(Money.ZERO);
    }

    @Test
    void unknownOutcome_isHeld_andAskedAgainOnlyByPolicy() throws Exception {
        writer.failures.add(failure(FailureKind.UNKNOWN_OUTCOME, Charged.UNKNOWN));
        ImageBatchResult first = run(spec("a", "a gardener"));

        ImageBatchResult second = run(spec("a", "a gardener"));
        ImageBatchResult third = run(
                builder()
                        .retryRules(RetryPolicy.builder()
                                .onUnknown(UnknownOutcomePolicy.RETRY)
                                .build()),
                spec("a", "a gardener"));

        assertThat(first.held()).isEqualTo(TEXT);
        assertThat(first.failuresByKind()).containsOnlyKeys(FailureKind.UNKNOWN_OUTCOME);
        assertThat(second.failed()).isEqualTo(1);
        assertThat(third.generated()).isEqualTo(1);
        assertThat(writer.calls).hasValue(2);
    }

    @Test
    void budgetThatHasNoRoom_leavesThePictureOut() throws Exception {
        ImageBatchResult result = run(builder().budget(Budget.of(Money.usd("0.0005"))), spec("a", "a gardener"));

        assertThat(writer.calls).hasValue(0);
        assertThat(result.skipped()).isEqualTo(1);
        assertThat(results.get("a").failure().orElseThrow().kind()).isEqualTo(FailureKind.BUDGET_EXHAUSTED);
        assertThat(ledger.totals().spent()).isEqualTo(Money.ZERO);
    }

    @Test
    void brokenWriter_isAnUnknownOutcome_andEndsNothingElse() throws Exception {
        writer.bug = true;

        ImageBatchResult result = run(
                spec("a", "a gardener"),
                ImageSpecification.builder("b", "a lamp").build());

        assertThat(result.generated()).isEqualTo(1);
        assertThat(results.get("a").failure().orElseThrow().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(result.held()).isEqualTo(TEXT);
    }

    @Test
    @Timeout(30)
    void writerThatHangs_isCutOffAtTheTimeout() throws Exception {
        writer.hangs = true;

        ImageBatchResult result = run(builder().timeout(java.time.Duration.ofMillis(200)), spec("a", "a gardener"));

        assertThat(results.get("a").failure().orElseThrow().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(result.held()).isEqualTo(TEXT);
    }

    @Test
    void unknownWriter_andMissingTag_areProblemsOfThePlan() {
        BatchProcessorBuilder builder = builder().promptWriter(PromptWriter.template("card", "{prompt} in {tag:town}"));
        ImageSpecification nobody =
                ImageSpecification.builder("a", "x").promptWriter("nobody").build();
        ImageSpecification townless =
                ImageSpecification.builder("b", "x").promptWriter("card").build();

        assertThatThrownBy(() -> run(builder, nobody, townless))
                .isInstanceOfSatisfying(
                        BatchRefusedException.class,
                        refused -> assertThat(refused.plan().problems().stream()
                                        .map(problem -> problem.field() + ": " + problem.message()))
                                .hasSize(2)
                                .allMatch(problem -> problem.startsWith("promptWriter: "))
                                .anyMatch(problem -> problem.contains("available: card, writer"))
                                .anyMatch(problem -> problem.contains("{tag:town}")));
    }

    @Test
    void template_isFree_andNeedsNoAttempt() throws Exception {
        ImageSpecification card = ImageSpecification.builder("a", "a lamp")
                .promptWriter("card")
                .tag("town", "Bruges")
                .build();

        ImageBatchResult result =
                run(builder().promptWriter(PromptWriter.template("card", "{prompt} in {tag:town}")), card);

        assertThat(results.get("a").specification().prompt()).isEqualTo("a lamp in Bruges");
        assertThat(result.spent()).isEqualTo(IMAGE);
    }

    @Test
    void briefAndText_areInNoTextForLogs() throws Exception {
        run(spec("a", "a SECRET gardener"));

        ledger.forEach(entry -> assertThat(entry.toString()).doesNotContain("SECRET"));
        assertThat(results.get("a").toString()).doesNotContain("SECRET");
    }

    private static ImageSpecification spec(String id, String brief) {
        return ImageSpecification.builder(id, brief).promptWriter("writer").build();
    }

    private static ProviderException failure(FailureKind kind, Charged charged) {
        return ProviderException.builder(kind, "no text").charged(charged).build();
    }

    private BatchProcessorBuilder builder() {
        return BatchProcessor.builder(provider)
                .promptWriter(writer)
                .sink(sink)
                .ledger(ledger)
                .listener(new BatchListener() {
                    @Override
                    public void onResult(ImageGenerationResult result) {
                        results.put(result.id(), result);
                    }
                });
    }

    private ImageBatchResult run(ImageSpecification... specifications) throws Exception {
        return run(builder(), specifications);
    }

    private ImageBatchResult run(BatchProcessorBuilder builder, ImageSpecification... specifications) throws Exception {
        try (BatchProcessor processor = builder.build()) {
            return processor.process(SpecificationSource.of(specifications));
        }
    }

    /** Writes at once, after the failures that it is to have. */
    private static final class Writer implements PromptWriter {

        private final AtomicInteger calls = new AtomicInteger();
        private final Queue<ProviderException> failures = new ArrayDeque<>();
        private volatile boolean bug;
        private volatile boolean hangs;

        @Override
        public String name() {
            return "writer";
        }

        @Override
        public String identity() {
            return "writer 1";
        }

        @Override
        public Optional<Quote> quote(String brief) {
            return Optional.of(Quote.confirmed(CostEstimate.exactly(TEXT), LocalDate.EPOCH));
        }

        @Override
        public WrittenPrompt write(PromptCall call) throws ProviderException, InterruptedException {
            calls.incrementAndGet();
            if (bug) {
                throw new IllegalStateException("a bug");
            }
            if (hangs) {
                Thread.sleep(60_000);
            }
            synchronized (failures) {
                if (!failures.isEmpty()) {
                    throw failures.remove();
                }
            }
            return WrittenPrompt.of("a portrait of " + call.brief());
        }
    }
}

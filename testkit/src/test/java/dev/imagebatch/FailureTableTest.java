package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind a provider can fail with: how often it is asked, what is held, how the batch ends, what a later run does. */
class FailureTableTest {

    private static final Money PRICE = Money.usd("0.01");

    private final MemorySink sink = new MemorySink();

    @ParameterizedTest
    @CsvSource({
        // kind, calls for the item, held afterwards, how the batch ends, calls of a second run
        "TRANSIENT,         4, 0.00, COMPLETED,        1",
        "UNKNOWN_OUTCOME,   1, 0.01, COMPLETED,        0",
        "CONTENT_REJECTED,  1, 0.01, COMPLETED,        0",
        "INVALID_REQUEST,   1, 0.00, COMPLETED,        0",
        "REFUSED,           1, 0.00, COMPLETED,        1",
        "UNAUTHORIZED,      1, 0.00, PROVIDER_STOPPED, 1",
        "OUT_OF_CREDIT,     1, 0.00, PROVIDER_STOPPED, 1",
        "DAILY_QUOTA,       1, 0.00, PROVIDER_STOPPED, 1",
        "MODEL_UNAVAILABLE, 1, 0.00, PROVIDER_STOPPED, 1",
    })
    void failure_endsAsTheTableSays(FailureKind kind, int calls, String held, End end, int callsOfNextRun)
            throws Exception {
        MemoryLedger ledger = new MemoryLedger();
        ScriptedProvider failing = provider(Step.fail(kind));

        ImageBatchResult first = run(failing, ledger, UnknownOutcomePolicy.FAIL);

        assertThat(failing.calls("s0")).isEqualTo(calls);
        assertThat(first.end()).isEqualTo(end);
        assertThat(first.failuresByKind()).containsEntry(kind, 1L);
        assertThat(first.failures().get(0).failure().kind()).isEqualTo(kind);
        assertThat(first.spent()).isEqualTo(PRICE.times(first.generated()));
        assertThat(first.held()).isEqualTo(Money.usd(held));
        assertThat(first.generated() + first.failed() + first.skipped()).isEqualTo(3);

        ScriptedProvider healthy = provider(Step.image());
        ImageBatchResult second = run(healthy, ledger, UnknownOutcomePolicy.FAIL);

        assertThat(healthy.calls("s0")).isEqualTo(callsOfNextRun);
        assertThat(second.failed()).isEqualTo(1 - callsOfNextRun);
        assertThat(second.reused()).isEqualTo(first.generated());
    }

    @ParameterizedTest
    @CsvSource({"FAIL, 1, 0.00, 0.01", "RETRY, 2, 0.01, 0.01"})
    void emptyAnswer_followsThePolicy(UnknownOutcomePolicy policy, int calls, String spent, String held)
            throws Exception {
        ScriptedProvider provider = onlyFirst(Step.emptyAnswer());

        ImageBatchResult result = run(provider, new MemoryLedger(), policy);

        assertThat(provider.calls("s0")).isEqualTo(calls);
        assertThat(result.held()).isEqualTo(Money.usd(held));
        assertThat(result.spent()).isEqualTo(Money.usd(spent).plus(PRICE.times(2)));
        assertThat(result.failuresByKind().getOrDefault(FailureKind.EMPTY_ANSWER, 0L))
                .isEqualTo(policy == UnknownOutcomePolicy.FAIL ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"FAIL, 1, 1", "RETRY, 2, 0"})
    void badImage_isPaidAndFollowsThePolicy(UnknownOutcomePolicy policy, int calls, int failed) throws Exception {
        ScriptedProvider provider = onlyFirst(Step.notAnImage());

        ImageBatchResult result = run(provider, new MemoryLedger(), policy);

        assertThat(provider.calls("s0")).isEqualTo(calls);
        assertThat(result.failed()).isEqualTo(failed);
        assertThat(result.spent()).isEqualTo(provider.charged());
        assertThat(result.held()).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 120})
    void rateLimit_isWaitedOutWithoutUsingUpAttempts(int waits) throws Exception {
        ManualClock clock = new ManualClock();
        ScriptedProvider.Builder script = ScriptedProvider.builder().time(clock).price(PRICE);
        Step[] steps = new Step[waits];
        java.util.Arrays.fill(steps, Step.rateLimited(Duration.ofSeconds(5)));
        ScriptedProvider provider = script.answer("s0", steps).build();

        ImageBatchResult result = run(provider, new MemoryLedger(), UnknownOutcomePolicy.FAIL, clock, Specs.many(1));

        assertThat(result.generated()).isEqualTo(1);
        assertThat(provider.calls()).isEqualTo(waits + 1);
        assertThat(clock.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(5L * waits));
        assertThat(result.held()).isEqualTo(Money.ZERO);
    }

    @Test
    void rateLimit_beyondPatience_failsTheItem() throws Exception {
        ManualClock clock = new ManualClock();
        ScriptedProvider provider = ScriptedProvider.builder()
                .time(clock)
                .price(PRICE)
                .otherwise(Step.rateLimited(Duration.ofMinutes(1)))
                .build();

        ImageBatchResult result = run(provider, new MemoryLedger(), UnknownOutcomePolicy.FAIL, clock, Specs.many(1));

        assertThat(result.failuresByKind()).containsEntry(FailureKind.RATE_LIMITED, 1L);
        assertThat(provider.calls()).isEqualTo(16);
        assertThat(result.held()).isEqualTo(Money.ZERO);
    }

    @Test
    void unreachable_fromTheFirstCall_endsTheBatch() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(PRICE)
                .otherwise(Step.fail(FailureKind.UNREACHABLE))
                .build();

        ImageBatchResult result = run(provider, new MemoryLedger(), UnknownOutcomePolicy.FAIL);

        assertThat(result.end()).isEqualTo(End.PROVIDER_STOPPED);
        assertThat(provider.calls()).isEqualTo(4);
        assertThat(result.skipped()).isEqualTo(2);
    }

    @Test
    void unreachable_afterASuccess_failsTheItemAlone() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(PRICE)
                .answer("s1", always(Step.fail(FailureKind.UNREACHABLE)))
                .build();

        ImageBatchResult result = run(provider, new MemoryLedger(), UnknownOutcomePolicy.FAIL);

        assertThat(result.end()).isEqualTo(End.COMPLETED);
        assertThat(result.generated()).isEqualTo(2);
        assertThat(result.failed()).isEqualTo(1);
    }

    private static ScriptedProvider provider(Step forTheFirst) {
        return ScriptedProvider.builder()
                .price(PRICE)
                .answer("s0", always(forTheFirst))
                .build();
    }

    private static ScriptedProvider onlyFirst(Step once) {
        return ScriptedProvider.builder().price(PRICE).answer("s0", once).build();
    }

    private static Step[] always(Step step) {
        return new Step[] {step, step, step, step};
    }

    private ImageBatchResult run(ScriptedProvider provider, MemoryLedger ledger, UnknownOutcomePolicy policy)
            throws Exception {
        return run(provider, ledger, policy, new ManualClock(), Specs.many(3));
    }

    private ImageBatchResult run(
            ScriptedProvider provider,
            MemoryLedger ledger,
            UnknownOutcomePolicy policy,
            ManualClock clock,
            dev.imagebatch.spec.SpecificationSource source)
            throws Exception {
        ExecutorService executor = clock.executor();
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .concurrency(1)
                .retryRules(RetryPolicy.builder().onUnknown(policy).build())
                .time(clock)
                .executor(executor)
                .build()) {
            return processor.processAsync(source).result().get();
        } finally {
            executor.shutdown();
        }
    }
}

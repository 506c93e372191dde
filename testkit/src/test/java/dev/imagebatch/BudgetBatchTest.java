package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetBatchTest {

    private static final Money PRICE = Money.usd("0.01");
    private static final Money LIMIT = Money.usd("0.25");

    private final MemorySink sink = new MemorySink();

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 64})
    void budget_admitsExactlyWhatItPays(int concurrency) throws Exception {
        MemoryLedger ledger = new MemoryLedger();
        ScriptedProvider provider = ScriptedProvider.builder().price(PRICE).build();

        ImageBatchResult result = run(provider, ledger, Budget.of(LIMIT), concurrency);

        assertThat(result.generated()).isEqualTo(25);
        assertThat(result.skipped()).isEqualTo(35);
        assertThat(result.end()).isEqualTo(End.BUDGET_EXHAUSTED);
        assertThat(provider.charged()).isEqualTo(LIMIT);

        Budget raised = Budget.of(
                Money.usd("1"), ledger.totals().spent(), ledger.totals().held());
        ImageBatchResult rest = run(provider, ledger, raised, concurrency);

        assertThat(rest.generated()).isEqualTo(35);
        assertThat(rest.reused()).isEqualTo(25);
        assertThat(rest.isFullySuccessful()).isTrue();
        assertThat(provider.charged()).isEqualTo(Money.usd("0.6"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 64})
    void budget_waitsForCallsThatMayTurnOutFree(int concurrency) throws Exception {
        ScriptedProvider.Builder script = ScriptedProvider.builder().price(PRICE);
        for (int i = 0; i < 60; i += 2) {
            script.answer("s" + i, Step.fail(FailureKind.TRANSIENT));
        }
        ScriptedProvider provider = script.build();

        ImageBatchResult result = run(provider, new MemoryLedger(), Budget.of(LIMIT), concurrency);

        assertThat(result.generated()).isEqualTo(25);
        assertThat(provider.charged()).isEqualTo(LIMIT);
    }

    @Test
    void overshoot_isReportedAndStopsFurtherCalls() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(PRICE)
                .otherwise(Step.image().costing(Money.usd("0.2")))
                .build();
        Budget budget = Budget.of(LIMIT);

        ImageBatchResult result = run(provider, new MemoryLedger(), budget, 1);

        assertThat(result.generated()).isEqualTo(1);
        assertThat(result.spent()).isEqualTo(Money.usd("0.2"));
        assertThat(result.overshoot()).isEqualTo(Money.usd("0.19"));
        assertThat(result.summary()).contains("$0.20 spent, $0.19 of it above the highest prices");
        assertThat(budget.spent()).isEqualTo(Money.usd("0.2"));
        assertThat(result.end()).isEqualTo(End.BUDGET_EXHAUSTED);
    }

    private ImageBatchResult run(ScriptedProvider provider, MemoryLedger ledger, Budget budget, int concurrency)
            throws Exception {
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .budget(budget)
                .concurrency(concurrency)
                .retryRules(RetryPolicy.builder()
                        .backoff(Duration.ZERO, Duration.ZERO)
                        .build())
                .build()) {
            return processor.process(Specs.many(60));
        }
    }
}

package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.HoldRefusedException;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.testkit.ForwardingLedger;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger that keeps the limit of an account, as one that several processes share. */
class AccountTest {

    private static final Money PRICE = Money.usd("0.10");

    @Test
    void attemptsBeyondTheAccountsLimit_areRefusedByTheLedger_andNothingIsAskedFor() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder().price(PRICE).build();
        LimitedLedger ledger = new LimitedLedger(new MemoryLedger(), "studio", PRICE.times(3));
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(new MemorySink())
                .ledger(ledger)
                .budget(Budget.unlimited().from("studio"))
                .build()) {
            ImageBatchResult result = processor.process(Specs.many(8));

            assertThat(result.generated()).isEqualTo(3);
            assertThat(result.end()).isEqualTo(ImageBatchResult.End.BUDGET_EXHAUSTED);
            assertThat(result.held()).isEqualTo(Money.ZERO);
            assertThat(result.spent()).isEqualTo(PRICE.times(3));
            assertThat(processor.process(Specs.one("one")).failure().orElseThrow())
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(FailureKind.BUDGET_EXHAUSTED);
                        assertThat(failure.message()).contains("account studio");
                    });
        }
        assertThat(provider.calls()).isEqualTo(3);
    }

    private record LimitedLedger(Ledger ledger, String account, Money limit) implements ForwardingLedger {

        @Override
        public synchronized void append(List<LedgerEntry> entries) throws IOException {
            for (LedgerEntry entry : entries) {
                if (entry instanceof AttemptStarted started && account.equals(started.account())) {
                    LedgerTotals totals = ledger.totals();
                    Money after = totals.spent().plus(totals.held()).plus(started.held());
                    if (after.exceeds(limit)) {
                        throw new HoldRefusedException("account " + account + " has no room for " + started.held());
                    }
                }
            }
            ledger.append(entries);
        }
    }
}

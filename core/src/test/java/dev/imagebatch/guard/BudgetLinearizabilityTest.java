package dev.imagebatch.guard;

import dev.imagebatch.cost.Money;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever order threads come in, a budget within a larger one does what it would do one call after the other. The
 * system property {@code imagebatch.lincheck.scenarios} sets how many random scenarios are checked.
 */
@Tag("lincheck")
class BudgetLinearizabilityTest {

    private static final int SCENARIOS = Integer.getInteger("imagebatch.lincheck.scenarios", 6);
    private static final int INTERLEAVINGS = 50;

    @Test
    void budget_underEveryInterleaving_isLinearizable() {
        new ModelCheckingOptions()
                .iterations(SCENARIOS)
                .invocationsPerIteration(INTERLEAVINGS)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .check(Calls.class);
    }

    /** The calls that scenarios are made of; each thread has a hold of its own, and all share one. */
    @Param(name = "amount", gen = IntGen.class, conf = "1:3")
    @Param(name = "outcome", gen = IntGen.class, conf = "0:3")
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static final class Calls {

        private static final int MOST_THREADS = 8;

        private final Budget whole = Budget.of(new Money(4));
        private final Budget budget = Budget.of(new Money(3)).within(whole);
        private final Budget.Hold shared = budget.tryHold(new Money(1)).orElseThrow();
        private final Budget.Hold[] own = new Budget.Hold[MOST_THREADS];

        @Operation
        public boolean tryHold(@Param(name = "thread") int thread, @Param(name = "amount") int amount) {
            Optional<Budget.Hold> hold = budget.tryHold(new Money(amount));
            hold.ifPresent(one -> own[thread] = one);
            return hold.isPresent();
        }

        @Operation
        public void end(@Param(name = "thread") int thread, @Param(name = "outcome") int outcome) {
            if (own[thread] != null) {
                end(own[thread], outcome);
            }
        }

        @Operation
        public void endShared(@Param(name = "outcome") int outcome) {
            end(shared, outcome);
        }

        @Operation
        public boolean couldFit(@Param(name = "amount") int amount) {
            return budget.couldFit(new Money(amount));
        }

        @Operation
        public long takenOfTheWhole() {
            return whole.balance().taken().nanos();
        }

        /** Two and three are charged: the shared hold its amount, or more than that. */
        private static void end(Budget.Hold hold, int outcome) {
            switch (outcome) {
                case 0 -> hold.release();
                case 1 -> hold.keep();
                default -> hold.settle(new Money(outcome - 1L));
            }
        }
    }
}

package dev.imagebatch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private final Budget budget = Budget.of(Money.usd("1"));

    @Test
    void hold_isRefusedWhereItDoesNotFit() {
        assertThat(budget.tryHold(Money.usd("0.6"))).isPresent();
        assertThat(budget.tryHold(Money.usd("0.41"))).isEmpty();
        assertThat(budget.tryHold(Money.usd("0.4"))).isPresent();
        assertThat(budget.tryHold(Money.ZERO)).isPresent();
        assertThat(budget.held()).isEqualTo(Money.usd("1"));
    }

    @Test
    void outcome_countsOnce() {
        Budget.Hold hold = budget.tryHold(Money.usd("0.6")).orElseThrow();

        hold.settle(Money.usd("0.2"));
        hold.release();
        hold.keep();
        hold.settle(Money.usd("0.5"));

        assertThat(budget.spent()).isEqualTo(Money.usd("0.2"));
        assertThat(budget.held()).isEqualTo(Money.ZERO);
    }

    @Test
    void unknownOutcome_keepsItsRoom() {
        budget.tryHold(Money.usd("0.6")).orElseThrow().keep();

        assertThat(budget.held()).isEqualTo(Money.usd("0.6"));
        assertThat(budget.tryHold(Money.usd("0.5"))).isEmpty();
        assertThat(budget.couldFit(Money.usd("0.5"))).isFalse();
    }

    @Test
    void openHolds_mayStillMakeRoom() {
        Budget.Hold open = budget.tryHold(Money.usd("0.6")).orElseThrow();

        assertThat(budget.couldFit(Money.usd("0.5"))).isTrue();
        assertThat(budget.couldFit(Money.usd("1.5"))).isFalse();
        open.release();
        assertThat(budget.couldFit(Money.usd("0.5"))).as("there is room now").isTrue();
        assertThat(budget.tryHold(Money.usd("0.5"))).isPresent();
    }

    @Test
    void earlierSpending_countsAgainstTheLimit() {
        Budget continued = Budget.of(Money.usd("1"), Money.usd("0.7"), Money.usd("0.2"));

        assertThat(continued.tryHold(Money.usd("0.11"))).isEmpty();
        assertThat(continued.tryHold(Money.usd("0.1"))).isPresent();
    }

    @Test
    void overshoot_leavesNoRoomForAnything() {
        budget.tryHold(Money.usd("0.5")).orElseThrow().settle(Money.usd("1.2"));

        assertThat(budget.spent()).isEqualTo(Money.usd("1.2"));
        assertThat(budget.tryHold(Money.ZERO)).isEmpty();
    }

    @Test
    void overshoot_isCountedInFullAndStopsWhatIsNew() {
        Budget.Hold running = budget.tryHold(Money.usd("0.3")).orElseThrow();
        assertThat(budget.overshoot()).isEmpty();

        budget.tryHold(Money.usd("0.1")).orElseThrow().settle(Money.usd("0.25"));
        running.settle(Money.usd("0.4"));

        assertThat(budget.spent()).isEqualTo(Money.usd("0.65"));
        assertThat(budget.overshoot())
                .contains(new Budget.Overshoot(Money.usd("0.25"), Money.usd("0.1"), Money.usd("0.25")));
        assertThat(budget.tryHold(Money.usd("0.01"))).isEmpty();
        assertThat(budget.couldFit(Money.usd("0.01"))).isFalse();
        assertThat(budget.refusal(Money.usd("0.01")))
                .isEqualTo(
                        "the budget of $1.00 lets nothing more start: a call was charged $0.25, and its highest price"
                                + " is $0.10; correct the price before you continue");
    }

    @Test
    void overshootOfUnlimitedBudget_isReportedAndStopsNothing() {
        Budget unlimited = Budget.unlimited();
        unlimited.tryHold(Money.usd("0.1")).orElseThrow().settle(Money.usd("0.3"));

        assertThat(unlimited.overshoot().map(Budget.Overshoot::amount)).contains(Money.usd("0.2"));
        assertThat(unlimited.tryHold(Money.usd("0.1"))).isPresent();
    }

    @Test
    void callWithoutPrice_isNoOvershoot() {
        budget.tryHold(Money.ZERO).orElseThrow().settle(Money.usd("0.4"));

        assertThat(budget.overshoot()).isEmpty();
        assertThat(budget.spent()).isEqualTo(Money.usd("0.4"));
        assertThat(budget.tryHold(Money.usd("0.6"))).isPresent();
    }

    @Test
    void partOfALargerBudget_fitsBothOrNeither() {
        Budget part = Budget.of(Money.usd("0.5")).within(budget);
        Budget other = Budget.of(Money.usd("0.9")).within(budget);

        Budget.Hold held = part.tryHold(Money.usd("0.4")).orElseThrow();
        assertThat(part.tryHold(Money.usd("0.2"))).as("its own limit").isEmpty();
        assertThat(other.tryHold(Money.usd("0.7"))).as("the larger limit").isEmpty();
        assertThat(budget.balance()).isEqualTo(new Budget.Balance(Money.ZERO, Money.usd("0.4")));
        assertThat(other.balance().taken()).isEqualTo(Money.ZERO);
        assertThat(part.refusal(Money.usd("0.2"))).contains("the budget of $0.50 has no room for $0.20");
        assertThat(other.refusal(Money.usd("0.7"))).contains("the budget of $1.00 has no room for $0.70");
        assertThat(other.couldFit(Money.usd("0.7"))).isTrue();

        held.settle(Money.usd("0.1"));
        other.tryHold(Money.usd("0.7")).orElseThrow().keep();

        assertThat(budget.balance()).isEqualTo(new Budget.Balance(Money.usd("0.1"), Money.usd("0.7")));
        assertThat(part.balance()).isEqualTo(new Budget.Balance(Money.usd("0.1"), Money.ZERO));
        assertThat(other.couldFit(Money.usd("0.21"))).isFalse();
    }

    @Test
    void overshootInAPart_stopsTheWhole() {
        Budget part = Budget.unlimited().within(budget);
        part.tryHold(Money.usd("0.1")).orElseThrow().settle(Money.usd("0.2"));

        assertThat(budget.overshoot()).isPresent();
        assertThat(part.tryHold(Money.ZERO)).isEmpty();
        assertThatThrownBy(() -> part.within(budget)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void impossibleAmount_changesNothing() {
        Budget part = Budget.unlimited().within(Budget.unlimited());
        Budget.Hold held = part.tryHold(Money.usd("1")).orElseThrow();

        assertThatThrownBy(() -> part.tryHold(new Money(Long.MAX_VALUE))).isInstanceOf(ArithmeticException.class);
        part.tryHold(Money.ZERO).orElseThrow().settle(new Money(Long.MAX_VALUE));
        assertThatThrownBy(() -> held.settle(Money.usd("1"))).isInstanceOf(ArithmeticException.class);
        held.release();

        assertThat(part.balance()).isEqualTo(new Budget.Balance(new Money(Long.MAX_VALUE), Money.ZERO));
    }

    @Test
    void negativeLimit_isRefused() {
        assertThatThrownBy(() -> Budget.of(Money.usd("-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-$1.00");
    }
}

package dev.imagebatch.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void dollars_areExactToABillionth() {
        assertThat(Money.usd("0.000005").times(196)).isEqualTo(Money.usd("0.00098"));
        assertThat(Money.usd("0.1").plus(Money.usd("0.2"))).isEqualTo(Money.usd("0.3"));
        assertThat(Money.usd("0.0000000001")).isEqualTo(new Money(1));
    }

    @Test
    void text_hasAtLeastTwoDecimals() {
        assertThat(Money.usd("3")).hasToString("$3.00");
        assertThat(Money.usd("0.0059")).hasToString("$0.0059");
        assertThat(Money.usd("-0.5")).hasToString("-$0.50");
        assertThat(Money.usd("100").toUsd()).hasToString("100");
    }

    @Test
    void shares_areRoundedUp() {
        assertThat(new Money(10).dividedBy(3)).isEqualTo(new Money(4));
        assertThat(new Money(9).dividedBy(3)).isEqualTo(new Money(3));
    }

    @Test
    void textThatIsNoAmount_isRefusedWithAnExample() {
        assertThatThrownBy(() -> Money.usd("one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"one\"")
                .hasMessageContaining("0.04");
    }

    @Test
    void sums_neverWrapAround() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void estimates_riseFromLowToHigh() {
        assertThatThrownBy(() -> new CostEstimate(Money.usd("2"), Money.usd("1"), Money.usd("3")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CostEstimate.exactly(Money.usd("2")).times(3).high()).isEqualTo(Money.usd("6"));
    }
}

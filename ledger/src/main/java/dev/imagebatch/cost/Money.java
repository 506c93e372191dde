package dev.imagebatch.cost;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of US dollars, exact to a billionth of a dollar.
 *
 * <p>A billionth is fine enough for a single token at any published price. Immutable and thread-safe; arithmetic that
 * leaves the range of about ±9.2 billion dollars throws {@link ArithmeticException}.
 *
 * @param nanos the amount in billionths of a dollar
 * @since 0.1
 */
public record Money(long nanos) implements Comparable<Money> {

    /** Zero. */
    public static final Money ZERO = new Money(0);

    private static final int SCALE = 9;

    /**
     * Parses an amount of decimal dollars, such as {@code "0.04"}.
     *
     * @param dollars a decimal number of dollars; more than nine decimals are rounded up, never down
     * @throws IllegalArgumentException if the text is not a decimal number
     */
    public static Money usd(String dollars) {
        try {
            return usd(new BigDecimal(dollars.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "not an amount of US dollars: \"" + dollars + "\"; write a decimal number such as 0.04", e);
        }
    }

    /**
     * Returns an amount of decimal dollars.
     *
     * @param dollars dollars; more than nine decimals are rounded up, never down
     */
    public static Money usd(BigDecimal dollars) {
        return new Money(dollars.setScale(SCALE, RoundingMode.CEILING)
                .movePointRight(SCALE)
                .longValueExact());
    }

    /** Returns the sum of this amount and {@code other}. */
    public Money plus(Money other) {
        return new Money(Math.addExact(nanos, other.nanos));
    }

    /** Returns this amount minus {@code other}; may be negative. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(nanos, other.nanos));
    }

    /** Returns this amount multiplied by {@code count}. */
    public Money times(long count) {
        return new Money(Math.multiplyExact(nanos, count));
    }

    /** Returns an equal share of this amount, rounded up to a billionth. */
    public Money dividedBy(int parts) {
        return new Money(Math.floorDiv(Math.addExact(nanos, parts - 1L), parts));
    }

    /** Returns whether this amount is zero. */
    public boolean isZero() {
        return nanos == 0;
    }

    /** Returns whether this amount is larger than {@code other}. */
    public boolean exceeds(Money other) {
        return nanos > other.nanos;
    }

    /** Returns the larger of this amount and {@code other}. */
    public Money max(Money other) {
        return exceeds(other) ? this : other;
    }

    /** Returns the amount in dollars, without trailing zeros. */
    @JsonValue
    public BigDecimal toUsd() {
        BigDecimal dollars = BigDecimal.valueOf(nanos, SCALE).stripTrailingZeros();
        return dollars.scale() < 0 ? dollars.setScale(0) : dollars;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanos, other.nanos);
    }

    /** Returns the amount for people, with a dollar sign and at least two decimals. */
    @Override
    public String toString() {
        BigDecimal dollars = toUsd();
        String digits = dollars.abs()
                .setScale(Math.max(2, dollars.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
        return (nanos < 0 ? "-$" : "$") + digits;
    }
}

package dev.imagebatch.provider;

import dev.imagebatch.cost.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A description of a model for people who choose one.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id the model's id, in the provider's terms
 * @param sizes the supported sizes, described briefly
 * @param prices the prices
 * @param lastDay the last day before the vendor retires it, or null if none is announced
 * @since 0.1
 */
public record ModelDescription(
        String id,
        String sizes,
        List<Price> prices,
        @Nullable LocalDate lastDay) {

    /** Copies the list. */
    public ModelDescription {
        prices = List.copyOf(prices);
    }

    /** Returns the last day before the vendor retires the model. */
    public Optional<LocalDate> endOfLife() {
        return Optional.ofNullable(lastDay);
    }

    /**
     * One line of a price list.
     *
     * @param what the paid product, such as {@code 1024x1024 high}
     * @param amount the price of one image
     * @param asOf the day of the last check
     */
    public record Price(String what, Money amount, LocalDate asOf) {}
}

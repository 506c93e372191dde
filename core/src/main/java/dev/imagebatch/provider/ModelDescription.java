package dev.imagebatch.provider;

import dev.imagebatch.cost.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model as people want to read about it before they choose it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id the model's id, in the provider's words
 * @param sizes the sizes it makes, in a few words
 * @param prices what it costs
 * @param lastDay the day on which the vendor switches it off, or null if none is announced
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

    /** The day on which the vendor switches it off. */
    public Optional<LocalDate> endOfLife() {
        return Optional.ofNullable(lastDay);
    }

    /**
     * One line of a price list.
     *
     * @param what what is paid for, such as {@code 1024x1024 high}
     * @param amount the price of one image
     * @param asOf the day on which it was checked
     */
    public record Price(String what, Money amount, LocalDate asOf) {}
}

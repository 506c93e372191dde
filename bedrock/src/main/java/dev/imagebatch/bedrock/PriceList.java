package dev.imagebatch.bedrock;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The prices of a model by quality and by size.
 *
 * @param lines the entries, in any order
 */
record PriceList(List<PriceLine> lines) {

    PriceList {
        lines = List.copyOf(lines);
    }

    /** Returns the price of an image of a known size; empty if the quality has no price. */
    Optional<Quote> of(String quality, Dimensions size) {
        List<PriceLine> steps = steps(quality);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).takes(size)) {
                boolean isSure = steps.get(i).takesSurely(size) || i + 1 == steps.size();
                return Optional.of(quote(steps.get(i), steps.get(i), steps.get(isSure ? i : i + 1)));
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(last(steps));
    }

    /**
     * Returns the price of an image whose size depends on the input pictures; empty if the quality has no price.
     *
     * @param quality the quality of the image
     * @param usual the most likely size
     */
    Optional<Quote> ofAnySize(String quality, Dimensions usual) {
        List<PriceLine> steps = steps(quality);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        PriceLine expected = steps.stream()
                .filter(line -> line.takes(usual))
                .findFirst()
                .orElseGet(() -> steps.get(steps.size() - 1));
        return Optional.of(quote(steps.get(0), expected, steps.get(steps.size() - 1)));
    }

    private List<PriceLine> steps(String quality) {
        List<PriceLine> steps = new ArrayList<>(
                lines.stream().filter(line -> line.isFor(quality)).toList());
        steps.sort(Comparator.comparingLong(PriceLine::maxPixels));
        return steps;
    }

    private static Quote last(List<PriceLine> steps) {
        PriceLine line = steps.get(steps.size() - 1);
        return quote(line, line, line);
    }

    private static Quote quote(PriceLine low, PriceLine expected, PriceLine high) {
        Money least = low.amount();
        Money likely = expected.amount().max(least);
        return new Quote(
                new CostEstimate(least, likely, high.amount().max(likely)), expected.asOf(), expected.confidence());
    }
}

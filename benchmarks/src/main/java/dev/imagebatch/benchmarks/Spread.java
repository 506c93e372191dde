package dev.imagebatch.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * The results of several rounds.
 *
 * @param median the median
 * @param least the least
 * @param most the most
 */
public record Spread(double median, double least, double most) {

    /** Returns the spread of at least one value. */
    public static Spread of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, Arrays.stream(sorted).min().orElseThrow(), sorted[sorted.length - 1]);
    }

    /** Returns a text such as {@code 3.2 (3.1 to 3.4)}. */
    public String text(int decimals) {
        String one = "%." + decimals + "f";
        return String.format(Locale.ROOT, one + " (" + one + " to " + one + ")", median, least, most);
    }
}

package dev.imagebatch.benchmarks.images;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured, unless the system properties {@code rounds}, {@code images}, {@code inflight} and {@code contenders}
 * say otherwise; the last two are lists with commas.
 *
 * @param rounds how often
 * @param images how many images a run measures
 * @param inFlight with how many calls at once, in turn
 * @param contenders who
 */
record Choice(int rounds, int images, List<Integer> inFlight, List<String> contenders) {

    static Choice orElse(int rounds, int images, String inFlight) {
        return new Choice(
                Integer.getInteger("rounds", rounds),
                Integer.getInteger("images", images),
                words("inflight", inFlight).map(Integer::valueOf).toList(),
                words("contenders", String.join(",", Contenders.ALL)).toList());
    }

    Choice only(int level) {
        return new Choice(rounds, images, List.of(level), contenders);
    }

    private static Stream<String> words(String property, String otherwise) {
        return Stream.of(System.getProperty(property, otherwise).split(","));
    }
}

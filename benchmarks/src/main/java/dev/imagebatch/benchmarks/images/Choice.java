package dev.imagebatch.benchmarks.images;

import java.util.List;
import java.util.stream.Stream;

/**
 * The measured rounds, images, numbers in flight and contenders, set by the system properties {@code rounds},
 * {@code images}, {@code inflight} and {@code contenders}; the last two are comma-separated lists.
 *
 * @param rounds the number of rounds
 * @param images the images of a run
 * @param inFlight the numbers of concurrent calls, in turn
 * @param contenders the contenders
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

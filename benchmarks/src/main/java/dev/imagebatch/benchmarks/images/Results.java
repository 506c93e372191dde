package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Forked;
import dev.imagebatch.benchmarks.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of all runs by number in flight and contender. */
final class Results {

    private final Map<Integer, Map<String, List<Forked.Outcome>>> outcomes = new LinkedHashMap<>();

    void add(int inFlight, String contender, Forked.Outcome outcome) {
        outcomes.computeIfAbsent(inFlight, level -> new LinkedHashMap<>())
                .computeIfAbsent(contender, name -> new ArrayList<>())
                .add(outcome);
    }

    /** Returns a value of all rounds; empty if a round failed. */
    Optional<Spread> spread(int inFlight, String contender, String value) {
        List<Forked.Outcome> rounds = rounds(inFlight, contender);
        if (rounds.isEmpty() || !rounds.stream().allMatch(outcome -> outcome.succeeded() && has(outcome, value))) {
            return Optional.empty();
        }
        return Optional.of(
                Spread.of(rounds.stream().map(outcome -> outcome.get(value)).toList()));
    }

    Optional<Double> median(int inFlight, String contender, String value) {
        return spread(inFlight, contender, value).map(Spread::median);
    }

    /** Returns the ratio to another contender. */
    Optional<Double> ratio(int inFlight, String contender, String other, String value) {
        return median(inFlight, contender, value)
                .flatMap(one -> median(inFlight, other, value).map(two -> one / two));
    }

    /** Returns the reasons of failed rounds. */
    Optional<String> failure(int inFlight, String contender) {
        return rounds(inFlight, contender).stream()
                .filter(outcome -> !outcome.succeeded())
                .map(outcome -> Failed.inWords(outcome.failure()))
                .findFirst();
    }

    private static boolean has(Forked.Outcome outcome, String value) {
        return outcome.values().containsKey(value);
    }

    private List<Forked.Outcome> rounds(int inFlight, String contender) {
        return outcomes.getOrDefault(inFlight, Map.of()).getOrDefault(contender, List.of());
    }
}

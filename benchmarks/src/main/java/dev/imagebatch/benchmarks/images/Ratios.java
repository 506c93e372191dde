package dev.imagebatch.benchmarks.images;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Markdown of this library's medians over those of others. */
final class Ratios {

    private static final String HEAD = "\n| in flight | | wall over floor-jdk | wall over floor-okhttp"
            + " | CPU over floor-okhttp | CPU over floor-okhttp-durable | CPU over the best peer"
            + " | allocation over the best peer |\n|---|---|---|---|---|---|---|---|\n";

    private final Choice choice;
    private final Results results;

    Ratios(Choice choice, Results results) {
        this.choice = choice;
        this.results = results;
    }

    String markdown() {
        return HEAD
                + choice.inFlight().stream()
                        .flatMap(inFlight -> choice.contenders().stream()
                                .filter(contender -> contender.startsWith(Contenders.LIBRARY))
                                .map(contender -> row(inFlight, contender)))
                        .collect(Collectors.joining());
    }

    private String row(int inFlight, String contender) {
        List<Optional<Double>> ratios = List.of(
                results.ratio(inFlight, contender, Contenders.FLOOR_JDK, "wall"),
                results.ratio(inFlight, contender, Contenders.FLOOR, "wall"),
                results.ratio(inFlight, contender, Contenders.FLOOR, "cpu"),
                results.ratio(inFlight, contender, Contenders.DURABLE, "cpu"),
                overBestPeer(inFlight, contender, "cpu"),
                overBestPeer(inFlight, contender, "allocated"));
        return "| " + inFlight + " | " + contender + " | "
                + ratios.stream().map(Ratios::text).collect(Collectors.joining(" | ")) + " |\n";
    }

    /** Returns the best of the successful contenders. */
    private Optional<Double> overBestPeer(int inFlight, String contender, String value) {
        return Contenders.PEERS.stream()
                .flatMap(peer -> results.ratio(inFlight, contender, peer, value).stream())
                .max(Comparator.naturalOrder());
    }

    private static String text(Optional<Double> ratio) {
        return ratio.map(number -> String.format(Locale.ROOT, "%.2f", number)).orElse("");
    }
}

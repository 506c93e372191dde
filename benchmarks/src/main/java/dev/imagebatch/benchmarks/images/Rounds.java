package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs all contenders once, then all of them again, so that a busy minute of the machine meets all alike. */
final class Rounds {

    private final Choice choice;
    private final Workload workload;
    private final StandInProcess standIn;
    private final Results results = new Results();

    private Rounds(Choice choice, Workload workload, StandInProcess standIn) {
        this.choice = choice;
        this.workload = workload;
        this.standIn = standIn;
    }

    static Results run(Choice choice, Workload workload) throws IOException, InterruptedException {
        try (StandInProcess standIn = StandInProcess.start(workload.imageBytes(), workload.latencyMillis())) {
            Rounds rounds = new Rounds(choice, workload, standIn);
            for (int round = 1; round <= choice.rounds(); round++) {
                System.out.println("round " + round + " of " + choice.rounds());
                rounds.once();
            }
            return rounds.results;
        }
    }

    private void once() throws IOException, InterruptedException {
        for (int inFlight : choice.inFlight()) {
            for (String contender : choice.contenders()) {
                Forked.Outcome outcome = run(contender, inFlight);
                System.out.println(contender + ", " + inFlight + " in flight: " + outcome);
                results.add(inFlight, contender, outcome);
            }
        }
    }

    private Forked.Outcome run(String contender, int inFlight) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("imagebatch-benchmark");
        List<String> arguments = List.of(
                contender,
                standIn.baseUrl(),
                Integer.toString(choice.images()),
                Integer.toString(inFlight),
                folder.toString());
        try {
            return Forked.run(workload.jvm(), ContenderRun.class, arguments, workload.seconds());
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Folders;
import dev.imagebatch.benchmarks.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rounds over all contenders, so that a busy minute of the machine affects all alike. */
final class ImageRounds {

    private final Choice choice;
    private final Workload workload;
    private final StandInProcess standIn;
    private final Results results = new Results();
    private final List<Path> folders = new ArrayList<>();

    private ImageRounds(Choice choice, Workload workload, StandInProcess standIn) {
        this.choice = choice;
        this.workload = workload;
        this.standIn = standIn;
    }

    static Results run(Choice choice, Workload workload) throws IOException, InterruptedException {
        try (StandInProcess standIn = StandInProcess.start(workload.imageBytes(), workload.latencyMillis())) {
            return new ImageRounds(choice, workload, standIn).all();
        }
    }

    private Results all() throws IOException, InterruptedException {
        try {
            for (int round = 1; round <= choice.rounds(); round++) {
                System.out.println("round " + round + " of " + choice.rounds());
                once();
            }
            return results;
        } finally {
            for (Path folder : folders) {
                Folders.delete(folder);
            }
        }
    }

    private void once() throws IOException, InterruptedException {
        for (String contender : choice.contenders()) {
            Forked.Outcome outcome = run(contender);
            System.out.println(contender + ": " + outcome);
            for (int inFlight : choice.inFlight()) {
                results.add(inFlight, contender, part(outcome, "@" + inFlight));
            }
        }
    }

    private static Forked.Outcome part(Forked.Outcome whole, String level) {
        Map<String, Double> values = new TreeMap<>();
        whole.values().forEach((name, value) -> {
            if (name.endsWith(level)) {
                values.put(name.substring(0, name.length() - level.length()), value);
            }
        });
        return new Forked.Outcome(values, whole.failure());
    }

    private Forked.Outcome run(String contender) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("imagebatch-benchmark");
        folders.add(folder);
        List<String> arguments = List.of(
                contender,
                standIn.baseUrl(),
                Integer.toString(choice.images()),
                choice.inFlight().stream().map(String::valueOf).collect(Collectors.joining(",")),
                folder.toString());
        try {
            return Forked.run(workload.jvm(), ContenderRun.class, arguments, workload.seconds());
        } finally {
            Emptied.pictures(folder);
            new StandInControl(standIn.baseUrl()).answerAfter(workload.latencyMillis());
        }
    }
}

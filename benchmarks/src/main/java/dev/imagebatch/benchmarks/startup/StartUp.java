package dev.imagebatch.benchmarks.startup;

import dev.imagebatch.benchmarks.Section;
import dev.imagebatch.benchmarks.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The start of the command for a plan of 60 specifications, compared with a JVM that prints one line. Runs in the
 * project's folder.
 */
public final class StartUp implements Section {

    private static final int ROUNDS = 15;
    private static final int SPECIFICATIONS = 60;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Phases bare = new Phases();
    private final Phases launched = new Phases();

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        Path specifications = specifications();
        List<String> jar = List.of(JAVA, "-jar", "cli/target/imagebatch-cli.jar", "plan", specifications.toString());
        List<String> launcher = List.of("./imagebatch", "plan", specifications.toString());
        Map<String, List<String>> contenders = new LinkedHashMap<>();
        contenders.put("a JVM that prints one line", List.of(JAVA, "-cp", classes(), OneLine.class.getName()));
        contenders.put("`java -jar imagebatch-cli.jar plan`", jar);
        contenders.put("`./imagebatch plan`", launcher);
        Start.of(launcher, "");
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, List<String>> contender : contenders.entrySet()) {
                millis.computeIfAbsent(contender.getKey(), first -> new ArrayList<>())
                        .add(Start.of(contender.getValue(), "").millis());
            }
            bare.add(Start.of(logged(jar), ""));
            launched.add(Start.of(launcher, Phases.OPTION));
        }
        Files.delete(specifications);
        return starts(millis) + "\n" + phases();
    }

    private static Path specifications() throws IOException {
        Path file = Files.createTempFile("start-up", ".jsonl");
        return Files.write(
                file,
                IntStream.rangeClosed(1, SPECIFICATIONS)
                        .mapToObj(number -> "{\"id\": \"view-" + number + "\", \"prompt\": \"View " + number
                                + " of a mill town\", \"style\": \"photo\", \"size\": \"1024x1024\"}")
                        .toList());
    }

    private static String classes() {
        return OneLine.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static List<String> logged(List<String> command) {
        List<String> logged = new ArrayList<>(command);
        logged.add(1, Phases.OPTION);
        return logged;
    }

    private static String starts(Map<String, List<Double>> millis) {
        StringBuilder table = new StringBuilder("| start | ms, median (range) | times |\n|---|---|---|\n");
        double one = Spread.of(millis.values().iterator().next()).median();
        millis.forEach((name, values) -> {
            Spread spread = Spread.of(values);
            table.append(
                    String.format(Locale.ROOT, "| %s | %s | %.1f |%n", name, spread.text(0), spread.median() / one));
        });
        return table.toString();
    }

    private String phases() {
        StringBuilder table = new StringBuilder("| part, ms | `java -jar` | launcher |\n|---|---|---|\n");
        for (String phase : Phases.names()) {
            table.append(String.format(
                    "| %s | %s | %s |%n",
                    phase,
                    Spread.of(bare.of(phase)).text(0),
                    Spread.of(launched.of(phase)).text(0)));
        }
        table.append(String.format(
                Locale.ROOT,
                "| classes, of them from an archive | %d, %d | %d, %d |%n",
                bare.classes(),
                bare.archived(),
                launched.classes(),
                launched.archived()));
        return table.toString();
    }
}

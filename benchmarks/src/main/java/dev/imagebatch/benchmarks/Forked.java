package dev.imagebatch.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A part of a measurement that runs in its own JVM and prints its values for the parent. */
public final class Forked {

    private static final String MARK = "measured ";

    private Forked() {}

    /**
     * The values measured by a JVM.
     *
     * @param values by their names; empty if it failed
     * @param failure why it failed, or nothing
     */
    public record Outcome(Map<String, Double> values, String failure) {

        /** Returns true if it ended normally. */
        public boolean succeeded() {
            return failure.isEmpty();
        }

        /** Returns a required value. */
        public double get(String name) {
            Double value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("no " + name + ": " + failure);
            }
            return value;
        }
    }

    /** Prints a value for the parent JVM. */
    public static void tell(String name, double value) {
        System.out.println(MARK + name + " " + String.format(Locale.ROOT, "%.6f", value));
    }

    /**
     * Runs a class with the class path of this JVM and waits for its end.
     *
     * @param options of the JVM, such as {@code -Xmx64m}
     * @param seconds the time after which it is killed
     */
    public static Outcome run(List<String> options, Class<?> main, List<String> arguments, long seconds)
            throws IOException, InterruptedException {
        Process process = start(options, main, arguments);
        process.onExit().orTimeout(seconds, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        Map<String, Double> values = new TreeMap<>();
        String last = "";
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(MARK)) {
                    String[] words = line.split(" ");
                    values.put(words[1], Double.valueOf(words[2]));
                } else if (!line.isBlank()) {
                    last = line;
                }
            }
        }
        int exit = process.waitFor();
        return new Outcome(values, exit == 0 ? "" : "ended with " + exit + ": " + last);
    }

    /** Starts a class with the class path and standard error of this JVM. */
    public static Process start(List<String> options, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String classPath() {
        String own = Path.of(Forked.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        return System.getProperty("java.class.path") + File.pathSeparator + own;
    }
}

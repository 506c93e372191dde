package dev.imagebatch.benchmarks.million;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A million specifications in a 128 MB heap: planned beside a bare loop over the same lines, then run to the end, then
 * run again.
 *
 * <p>Each part runs in a JVM of its own. Prints a Markdown table.
 */
public final class Million {

    private static final String HEAP = "-Xmx128m";

    private Million() {}

    /**
     * Measures.
     *
     * @param args how many specifications, a million unless given
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        long count = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("imagebatch-million");
        Path specifications = folder.resolve("million.jsonl");
        write(specifications, count);
        System.out.printf(
                Locale.ROOT,
                "%,d specifications, %,d MB, JDK %s, %d processors, %s%n%n",
                count,
                Files.size(specifications) >> 20,
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                HEAP);
        System.out.println("| part | seconds | live heap MB |\n|---|---|---|");
        child(MillionPlan.class, specifications);
        child(MillionRun.class, specifications, folder.resolve("work"));
        child(MillionRun.class, specifications, folder.resolve("work"));
    }

    private static void write(Path file, long count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long i = 0; i < count; i++) {
                out.write("{\"id\": \"item-" + i + "\", \"prompt\": \"A product photograph of catalogue item " + i
                        + " on a plain background, soft light from the left, slight shadow, no lettering\","
                        + " \"size\": \"1024x1024\", \"style\": \"photo\", \"altText\": \"Catalogue item " + i
                        + "\"}\n");
            }
        }
    }

    private static void child(Class<?> part, Path... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + ownClasses(),
                part.getName()));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(part.getSimpleName() + " ended with " + exit);
        }
    }

    private static String ownClasses() {
        return Path.of(Million.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}

package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Section;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Tiny images without latency, so that only overhead is left. */
public final class TinySection implements Section {

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        Choice choice = Choice.orElse(3, 2_000, "32");
        Workload workload = new Workload(Workload.TINY, 5, List.of("-Xmx4g", "-Dlive=true"), 300);
        Results results = ImageRounds.run(choice, workload);
        StringBuilder text = new StringBuilder(new Table(choice, workload, results).markdown());
        for (int inFlight : choice.inFlight()) {
            text.append(beyondFloor(inFlight, choice, results));
        }
        return text.toString();
    }

    private static String beyondFloor(int inFlight, Choice choice, Results results) {
        StringBuilder text = new StringBuilder("\n| contender | CPU ms an image beyond floor-okhttp |\n|---|---|\n");
        double floor = results.median(inFlight, Contenders.FLOOR, "cpu").orElse(Double.NaN);
        for (String contender : choice.contenders()) {
            results.median(inFlight, contender, "cpu")
                    .ifPresent(
                            cpu -> text.append(String.format(Locale.ROOT, "| %s | %.2f |%n", contender, cpu - floor)));
        }
        return text.toString();
    }
}

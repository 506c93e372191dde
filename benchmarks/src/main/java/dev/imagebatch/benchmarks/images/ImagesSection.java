package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Images of 1.5 MB to the disk, as tables and a chart. The system property {@code chart} sets the chart's place. */
public final class ImagesSection implements Section {

    @Override
    public String name() {
        return "images";
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        Choice choice = Choice.orElse(3, 500, "8,32,64,256");
        Workload workload = new Workload(Workload.LARGE, 200, List.of("-Xmx4g", "-Dlive=true"), 600);
        Results results = ImageRounds.run(choice, workload);
        new Chart(choice, results).write(Path.of(System.getProperty("chart", "docs/performance.svg")));
        return new Table(choice, workload, results).markdown() + new Ratios(choice, results).markdown();
    }
}

package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Section;
import java.io.IOException;
import java.util.List;

/** The same images in a heap of 64 MB. */
public final class HeapSection implements Section {

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        Choice choice = Choice.orElse(1, 500, "64,256");
        Workload workload = new Workload(Workload.LARGE, 200, List.of("-Xmx64m", "-Dwarmup=64"), 120);
        StringBuilder text = new StringBuilder();
        for (int inFlight : choice.inFlight()) {
            Choice one = choice.only(inFlight);
            text.append(new Table(one, workload, ImageRounds.run(one, workload)).markdown());
        }
        return text.toString();
    }
}

package dev.imagebatch.benchmarks.images;

import java.util.ArrayList;
import java.util.List;

/**
 * The settings of each run.
 *
 * @param imageBytes the length of an image
 * @param latencyMillis the latency of the stand-in
 * @param options the options of the contender's JVM
 * @param seconds the timeout of a run
 */
record Workload(int imageBytes, int latencyMillis, List<String> options, long seconds) {

    static final int LARGE = 1_500_000;
    static final int TINY = 1_000;

    /** Returns the ideal time of a number of images. */
    double idealSeconds(int images, int inFlight) {
        return (images + inFlight - 1) / inFlight * latencyMillis / 1e3;
    }

    List<String> jvm() {
        List<String> all = new ArrayList<>(options);
        String warmUp = System.getProperty("warmup");
        if (warmUp != null) {
            all.add("-Dwarmup=" + warmUp);
        }
        return all;
    }
}

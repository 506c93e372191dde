package dev.imagebatch.benchmarks.images;

import java.util.ArrayList;
import java.util.List;

/**
 * What each run does.
 *
 * @param imageBytes how large an image is
 * @param latencyMillis how long the stand-in takes for one
 * @param options of the contender's JVM
 * @param seconds how long a run may take
 */
record Workload(int imageBytes, int latencyMillis, List<String> options, long seconds) {

    static final int LARGE = 1_500_000;
    static final int TINY = 1_000;

    /** The least time that so many images can take. */
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

package dev.imagebatch.benchmarks.million;

import dev.imagebatch.benchmarks.Forked;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Work measured in turn in one JVM, so that all of it is compiled and other load slows all of it alike. */
final class MillionRounds {

    static final int COUNT = 3;

    private final Map<String, Work> works = new LinkedHashMap<>();

    /** A unit of measured work. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    MillionRounds with(String name, Work work) {
        works.put(name, work);
        return this;
    }

    /** Runs all work once to warm up, then round by round, and prints the seconds of each. */
    void measure() throws IOException, InterruptedException {
        for (Work work : works.values()) {
            work.run();
        }
        for (int round = 1; round <= COUNT; round++) {
            for (Map.Entry<String, Work> each : works.entrySet()) {
                Forked.tell(each.getKey() + round, seconds(each.getValue()));
            }
        }
    }

    static double seconds(Work work) throws IOException, InterruptedException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Prints the megabytes in use after a collection. */
    static void tellHeap(String name) {
        System.gc();
        Forked.tell(
                name, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0);
    }
}

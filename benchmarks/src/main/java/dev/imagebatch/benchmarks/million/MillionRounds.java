package dev.imagebatch.benchmarks.million;

import dev.imagebatch.benchmarks.Forked;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Works that are measured in turn in one JVM, so that all of them are compiled, and what else the machine does slows all of
 * them alike.
 */
final class MillionRounds {

    static final int COUNT = 3;

    private final Map<String, Work> works = new LinkedHashMap<>();

    /** Something to measure. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    MillionRounds with(String name, Work work) {
        works.put(name, work);
        return this;
    }

    /** Runs all of them once without counting it, then round by round, and tells how many seconds each took. */
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

    /** Tells how many megabytes are in use once garbage is collected. */
    static void tellHeap(String name) {
        System.gc();
        Forked.tell(
                name, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0);
    }
}

package dev.imagebatch.benchmarks.million;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Prints rows of a Markdown table. */
final class Report {

    private Report() {}

    static void row(String part, double seconds, long liveHeap) {
        System.out.printf(
                Locale.ROOT, "| %s | %.1f | %s |%n", part, seconds, liveHeap == 0 ? "" : Long.toString(liveHeap >> 20));
    }

    static void note(String format, double value) {
        System.out.printf(Locale.ROOT, "| " + format + " | | |%n", value);
    }

    /** What is in use once garbage is collected, in bytes. */
    static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

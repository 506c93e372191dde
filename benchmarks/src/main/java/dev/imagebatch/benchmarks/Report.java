package dev.imagebatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;

/** Prints rows of a Markdown table. */
final class Report {

    private Report() {}

    static void row(String part, double seconds, long peakHeap) {
        System.out.printf(
                Locale.ROOT, "| %s | %.1f | %s |%n", part, seconds, peakHeap == 0 ? "" : Long.toString(peakHeap >> 20));
    }

    static void note(String format, double value) {
        System.out.printf(Locale.ROOT, "| " + format + " | | |%n", value);
    }

    /** The most that was ever in use, garbage included, in bytes. */
    static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}

package dev.imagebatch.benchmarks.images;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The resources used by this process so far.
 *
 * @param nanos the time
 * @param cpuNanos the CPU time of all threads, collector and compiler included
 * @param allocated the bytes allocated by all threads; before JDK 21 by live threads
 */
record Usage(long nanos, long cpuNanos, long allocated) {

    private static final Path STATUS = Path.of("/proc/self/status");

    static Usage now() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Usage(System.nanoTime(), system.getProcessCpuTime(), allocatedBytes());
    }

    Map<String, Double> since(Usage before, int images) throws IOException {
        Map<String, Double> used = new TreeMap<>();
        used.put("wall", (nanos - before.nanos) / 1e9);
        used.put("cpu", (cpuNanos - before.cpuNanos) / 1e6 / images);
        used.put("allocated", (allocated - before.allocated) / 1e6 / images);
        if (Files.exists(STATUS)) {
            used.put("rss", peakResident());
        }
        return used;
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        try {
            return (long)
                    ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes").invoke(threads);
        } catch (ReflectiveOperationException e) {
            return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                    .filter(bytes -> bytes > 0)
                    .sum();
        }
    }

    private static double peakResident() throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmHWM:")) {
                return Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        return 0;
    }
}

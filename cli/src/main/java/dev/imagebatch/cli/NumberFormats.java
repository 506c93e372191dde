package dev.imagebatch.cli;

import java.time.Duration;

/** Numbers as people read them. */
final class NumberFormats {

    private NumberFormats() {}

    /** {@code 1 image}, {@code 2 images}. */
    static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
    static String brief(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 10_000) {
            return (millis + 50) / 100 / 10 + "." + (millis + 50) / 100 % 10 + " s";
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? parts(seconds / 60, "min", seconds % 60, "s")
                : parts(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }

    private static String parts(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** A prediction: whole seconds will do. */
    static String about(Duration duration) {
        long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
        return brief(Duration.ofSeconds(seconds)).replace(".0 s", " s");
    }
}

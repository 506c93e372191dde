package dev.imagebatch.text;

import java.time.Duration;
import java.util.Locale;

/** Counts, sizes and durations for people, the same on every machine. */
public final class DisplayFormat {

    private static final int TENTHS_BELOW_MILLIS = 10_000;

    private DisplayFormat() {}

    /** Returns a number such as {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** Returns a number with its noun, such as {@code 1 image} or {@code 2 images}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns a size such as {@code 12 B}, {@code 12 kB} or {@code 1.2 MB}. */
    public static String bytes(long length) {
        if (length < 1_000) {
            return length + " B";
        }
        return length < 1_000_000
                ? String.format(Locale.ENGLISH, "%.0f kB", length / 1e3)
                : String.format(Locale.ENGLISH, "%.1f MB", length / 1e6);
    }

    /** Returns a duration such as {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s} or {@code 1 h 5 min}. */
    public static String duration(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        return millis < TENTHS_BELOW_MILLIS
                ? String.format(Locale.ENGLISH, "%.1f s", millis / 1e3)
                : wholeSeconds(Math.round(millis / 1e3));
    }

    /** Returns a duration rounded to whole seconds, at least one. */
    public static String estimate(Duration duration) {
        return wholeSeconds(Math.max(1, Math.round(duration.toMillis() / 1e3)));
    }

    private static String wholeSeconds(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? parts(seconds / 60, "min", seconds % 60, "s")
                : parts(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
    }

    private static String parts(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}

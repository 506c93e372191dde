package dev.imagebatch.guard;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits that are set for each lane.
 *
 * @param perMinute the most units a minute, or null
 * @param perDay the most units in 24 hours, or null
 * @param usedToday what of a day was used before, by lane
 * @param minimumDelay the least time between two starts
 * @param staggeredCalls how many first calls are spread
 * @param stagger the least time between those
 * @param isAdaptive whether the lane looks for the limit that nobody set
 */
record PaceLimits(
        @Nullable Double perMinute,
        @Nullable Long perDay,
        Map<String, Long> usedToday,
        Duration minimumDelay,
        int staggeredCalls,
        Duration stagger,
        boolean isAdaptive) {

    /** The most units a second; infinite if none is set. */
    double perSecond() {
        return perMinute == null ? Double.POSITIVE_INFINITY : perMinute / 60;
    }
}

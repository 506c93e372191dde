package dev.imagebatch.guard.pace;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of each lane.
 *
 * @param perMinute the highest number of units a minute, or null
 * @param perDay the highest number of units in 24 hours, or null
 * @param usedToday the units used before, by lane
 * @param minimumDelay the shortest time between two starts
 * @param staggeredCalls the number of first calls with a longer delay
 * @param stagger the shortest time between the starts of these calls
 * @param isAdaptive whether a lane searches for the limit of the provider
 * @since 0.1
 */
public record PaceLimits(
        @Nullable Double perMinute,
        @Nullable Long perDay,
        Map<String, Long> usedToday,
        Duration minimumDelay,
        int staggeredCalls,
        Duration stagger,
        boolean isAdaptive) {

    /** Returns the highest number of units a second; infinite without a limit. */
    double perSecond() {
        return perMinute == null ? Double.POSITIVE_INFINITY : perMinute / 60;
    }
}

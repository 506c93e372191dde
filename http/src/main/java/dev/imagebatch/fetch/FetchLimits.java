package dev.imagebatch.fetch;

import java.time.Duration;

/**
 * The limits of one download.
 *
 * @param maxBytes the largest size of an image
 * @param timeout the longest time for one image, from the first lookup to the last byte
 */
record FetchLimits(long maxBytes, Duration timeout) {

    private static final Duration LONGEST = Duration.ofHours(1);

    FetchLimits {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("the largest size must be at least 1 byte: " + maxBytes);
        }
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the timeout must be from 1 ms to 1 h: " + timeout);
        }
    }
}

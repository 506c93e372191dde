package dev.imagebatch.fetch;

import java.time.Duration;

/**
 * How much of a stranger's server is borne.
 *
 * @param maxBytes the most bytes of one picture
 * @param timeout the most time for one picture, from the first name looked up to the last byte
 */
record FetchLimits(long maxBytes, Duration timeout) {

    private static final Duration LONGEST = Duration.ofHours(1);

    FetchLimits {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a picture has at least 1 byte, not " + maxBytes);
        }
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a picture may take from 1 ms to an hour, not " + timeout);
        }
    }
}

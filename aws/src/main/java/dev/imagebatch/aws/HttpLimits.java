package dev.imagebatch.aws;

import java.time.Duration;

/**
 * The limits of requests and answers. Immutable.
 *
 * @param timeout the longest wait for an answer and for each next part of it; a request gets a second more for every
 *     100,000 bytes
 * @param maxGetBytes the longest answer to a successful GET
 * @param maxOtherBytes the longest answer to another successful request
 * @since 0.1
 */
public record HttpLimits(Duration timeout, long maxGetBytes, long maxOtherBytes) {

    private static final long MAX_ERROR_BYTES = 1024 * 1024;
    private static final long SLOW_BYTES_PER_SECOND = 100_000;

    long maxBytes(String method, int status) {
        if (status >= 300) {
            return MAX_ERROR_BYTES;
        }
        return method.equals("GET") ? maxGetBytes : maxOtherBytes;
    }

    Duration timeoutOf(long requestBytes) {
        return timeout.plusSeconds(requestBytes / SLOW_BYTES_PER_SECOND);
    }
}

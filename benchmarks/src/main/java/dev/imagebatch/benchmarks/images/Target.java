package dev.imagebatch.benchmarks.images;

import java.net.URI;

/**
 * The service that a contender calls.
 *
 * @param baseUrl with {@code /v1} at its end
 * @param inFlight the number of concurrent calls
 */
record Target(String baseUrl, int inFlight) {

    static final String MODEL = "gpt-image-2.5-flare";
    static final String KEY = "sk-benchmark";

    URI generations() {
        return URI.create(baseUrl + "/images/generations");
    }

    /** Returns the body of a request. */
    static String request(String prompt) {
        return "{\"model\":\"" + MODEL + "\",\"prompt\":\"" + prompt + "\",\"n\":1,\"size\":\"1024x1024\"}";
    }
}

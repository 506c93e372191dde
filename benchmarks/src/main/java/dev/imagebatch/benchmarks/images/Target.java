package dev.imagebatch.benchmarks.images;

import java.net.URI;

/**
 * Where a contender gets its images from.
 *
 * @param baseUrl with {@code /v1} at its end
 * @param inFlight how many calls run at once
 */
record Target(String baseUrl, int inFlight) {

    static final String MODEL = "gpt-image-2.5-flare";
    static final String KEY = "sk-benchmark";

    URI generations() {
        return URI.create(baseUrl + "/images/generations");
    }

    /** The body of a request, for those who write it by hand. */
    static String request(String prompt) {
        return "{\"model\":\"" + MODEL + "\",\"prompt\":\"" + prompt + "\",\"n\":1,\"size\":\"1024x1024\"}";
    }
}

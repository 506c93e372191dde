package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/** The control of a stand-in: its CPU time and its latency. */
final class StandInControl {

    private final URI address;

    StandInControl(String baseUrl) {
        this.address = URI.create(baseUrl);
    }

    /** Returns the CPU time since its start in milliseconds. */
    double cpuMillis() throws IOException {
        return Double.parseDouble(get("/cpu").split(" ")[0]);
    }

    /** Sets the latency in milliseconds and returns the previous one. */
    long answerAfter(long millis) throws IOException {
        return Long.parseLong(get("/latency/" + millis));
    }

    private String get(String path) throws IOException {
        URLConnection connection = address.resolve(path).toURL().openConnection();
        try (var body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}

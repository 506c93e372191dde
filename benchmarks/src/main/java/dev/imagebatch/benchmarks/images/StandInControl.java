package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/** Asks the stand-in how much CPU it has taken, and how fast it is to be. */
final class StandInControl {

    private final URI address;

    StandInControl(String baseUrl) {
        this.address = URI.create(baseUrl);
    }

    /** In milliseconds, since its start. */
    double cpuMillis() throws IOException {
        return Double.parseDouble(get("/cpu").split(" ")[0]);
    }

    /** Lets it answer after so many milliseconds; gives how many it were before. */
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

package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/** Asks the stand-in how much CPU it has taken. */
final class StandInCpu {

    private final URI address;

    StandInCpu(String baseUrl) {
        this.address = URI.create(baseUrl).resolve("/cpu");
    }

    /** In milliseconds, since its start. */
    double millis() throws IOException {
        URLConnection connection = address.toURL().openConnection();
        try (var body = connection.getInputStream()) {
            String answer = new String(body.readAllBytes(), StandardCharsets.US_ASCII);
            return Double.parseDouble(answer.split(" ")[0]);
        }
    }
}

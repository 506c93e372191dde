package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A floor: the JDK's HTTP client. */
final class JdkFloor implements Client {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Target target;
    private final Landing landing;

    JdkFloor(Target target, Landing landing) {
        this.target = target;
        this.landing = landing;
    }

    @Override
    public void make(String prompt, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target.generations())
                .header("Authorization", "Bearer " + Target.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Target.request(prompt)))
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            landing.land(body, file);
        }
    }
}

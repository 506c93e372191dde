package dev.imagebatch.provider.gemini;

import dev.imagebatch.http.ProxyRoute;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A check that the service answers and accepts the key, by a request for its list of models, which is free. */
final class AvailabilityCheck {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final HttpClient client;
    private final GeminiEndpoint endpoint;
    private final TimeSource time;

    AvailabilityCheck(HttpClient client, GeminiEndpoint endpoint, TimeSource time) {
        this.client = client;
        this.endpoint = endpoint;
        this.time = time;
    }

    Availability run() {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint.listModels(), (name, value) -> true)
                    .timeout(LONGEST)
                    .build();
            HttpResponse<InputStream> answer = client.send(request, UnpackedBody.handler());
            if (answer.body() == null) {
                return Availability.unavailable(ProxyRoute.of(request.uri()).orElse("a proxy") + " answered "
                        + answer.statusCode() + ": check the proxy and its login");
            }
            try (InputStream body = answer.body()) {
                return judged(answer);
            }
        } catch (ProviderException e) {
            return Availability.unavailable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Availability.unavailable(endpoint + " does not answer ("
                    + e.getClass().getSimpleName() + "): check the address, the network and the proxy");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Availability.unavailable("the question was interrupted");
        }
    }

    /**
     * Returns the availability for an answer; a missing list of models counts as available because gateways may lack
     * it.
     */
    private Availability judged(HttpResponse<InputStream> answer) throws IOException {
        int status = answer.statusCode();
        if (status / 100 == 2 || status == 404 || status == 405 || status == 501) {
            return Availability.available();
        }
        ProviderException failure =
                new GeminiErrors(endpoint.redactor(), "", Optional.empty(), time.instant()).refused(answer);
        return Availability.unavailable(
                failure.getMessage() + "; " + failure.kind().nextAction());
    }
}

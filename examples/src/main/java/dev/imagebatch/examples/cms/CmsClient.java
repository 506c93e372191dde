package dev.imagebatch.examples.cms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.image.ImageData;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of one site for one user, without retries and redirects. Thread-safe. */
public final class CmsClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String site;
    private final String authorization;

    /**
     * Creates a client of the site at an address, with a path only if the system has one.
     *
     * @throws IllegalArgumentException if the password would be sent unencrypted
     */
    public CmsClient(URI site, String user, String password) {
        if (!"https".equals(site.getScheme()) && !LOOPBACK.contains(String.valueOf(site.getHost()))) {
            throw new IllegalArgumentException("the site's address must begin with https: " + site);
        }
        this.site = site.toString().replaceAll("/+$", "");
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** Returns a request to a path of the site with the user's credentials. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path)).timeout(TIMEOUT).header("Authorization", authorization);
    }

    /** Sends a request and returns the JSON of the answer; a missing node if the answer is empty. */
    public JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 != 2) {
                throw CmsException.of(response.statusCode(), response.body());
            }
            return JSON.readTree(response.body());
        } catch (ExecutionException e) {
            throw new IOException("the site cannot be reached, or its answer is incomplete", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the site did not answer within " + TIMEOUT.toSeconds() + " seconds", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Opens a public file, such as a stored image, without sending credentials. */
    public InputStream open(URI file) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(file).timeout(TIMEOUT).build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw CmsException.of(response.statusCode(), new byte[0]);
            }
            return response.body();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Returns an image as a request body that is read while it is sent. */
    public static HttpRequest.BodyPublisher body(ImageData image) {
        return HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> {
                    try {
                        return image.openStream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                image.info().length());
    }

    /** Returns a text encoded for a query. */
    public static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns a required environment variable. */
    public static String needed(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("set " + name);
        }
        return value;
    }

    /** For methods that may only throw {@link IOException}. */
    public static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException exception = new InterruptedIOException("interrupted during a request to the site");
        exception.initCause(cause);
        return exception;
    }
}

package dev.imagebatch.provider.gemini;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of requests and the key they carry. Immutable; its text holds the host and port only. */
final class GeminiEndpoint {

    private static final String BASE_URL = "GOOGLE_GEMINI_BASE_URL";
    private static final String KEY = "GOOGLE_API_KEY";
    private static final String OTHER_KEY = "GEMINI_API_KEY";
    private static final String GOOGLE = "https://generativelanguage.googleapis.com";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0*:)*0*1]", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]+");

    private final URI base;
    private final @Nullable String key;

    private GeminiEndpoint(URI base, @Nullable String key) {
        this.base = base;
        this.key = key;
    }

    /**
     * Returns the endpoint that the environment describes.
     *
     * @throws IllegalArgumentException if the base URL is not an http or https address
     */
    static GeminiEndpoint of(ProviderSettings settings) {
        String url = settings.variable(BASE_URL).orElse(GOOGLE).strip();
        String key = settings.variable(KEY)
                .or(() -> settings.variable(OTHER_KEY))
                .map(String::strip)
                .orElse(null);
        return new GeminiEndpoint(base(url), key);
    }

    /** Returns a redactor that hides the key. */
    SecretRedactor redactor() {
        return SecretRedactor.ofKeys(key == null ? List.of() : List.of(key));
    }

    /** Returns the reason for which no request can be made; empty if requests can be made. */
    Optional<String> problem() {
        if (key == null) {
            return isLoopback() ? Optional.empty() : Optional.of("there is no key: set " + KEY + " or " + OTHER_KEY);
        }
        return HEADER_VALUE.matcher(key).matches()
                ? Optional.empty()
                : Optional.of("the key in " + KEY + " or " + OTHER_KEY
                        + " has blanks or other characters that no key has: set it again");
    }

    HttpRequest generate(String model, HttpRequest.BodyPublisher body) throws ProviderException {
        return request("/v1beta/" + path(model) + ":generateContent")
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
    }

    HttpRequest listModels() throws ProviderException {
        return request("/v1beta/models?pageSize=1").GET().build();
    }

    @Override
    public String toString() {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    private HttpRequest.Builder request(String path) throws ProviderException {
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            throw ProviderException.of(FailureKind.UNAUTHORIZED, problem.get());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return key == null ? request : request.header("x-goog-api-key", key);
    }

    private boolean isLoopback() {
        return LOOPBACK.matcher(base.getHost()).matches();
    }

    private static String path(String model) {
        String path = model.contains("/") ? model : "models/" + model;
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static URI base(String url) {
        try {
            URI uri = URI.create(url.replaceAll("/+$", ""));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw wrongBase(e);
        }
        throw wrongBase(null);
    }

    private static IllegalArgumentException wrongBase(@Nullable Exception cause) {
        String name = cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")";
        return new IllegalArgumentException(
                BASE_URL + " is an address such as https://host/path, without a query" + name);
    }
}

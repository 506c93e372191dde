package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A request received by a stand-in.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows method and path only.
 *
 * @since 0.1
 */
public final class FakeRequest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;

    FakeRequest(String method, String target, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = new TreeMap<>(headers);
        this.body = body;
    }

    /** Returns the method, such as {@code POST}. */
    public String method() {
        return method;
    }

    /** Returns the raw path without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns the raw query; empty if there is none. */
    public String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** Returns the header names in lower case. */
    public Set<String> headerNames() {
        return Set.copyOf(headers.keySet());
    }

    /** Returns a header's value by its case-insensitive name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** Returns the body. */
    public byte[] body() {
        return body.clone();
    }

    /**
     * Parses the body as JSON.
     *
     * @throws IllegalStateException if it is not JSON
     */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("the body of " + this + " is not JSON", e);
        }
    }

    @Override
    public String toString() {
        return method + " " + path();
    }
}

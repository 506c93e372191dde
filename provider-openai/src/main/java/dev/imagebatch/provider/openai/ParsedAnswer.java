package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.ErrorFields;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The content of an answer, except for the images that were passed on while it was read. */
final class ParsedAnswer {

    private final Map<Integer, String> addresses = new TreeMap<>();
    private final Map<Integer, Failure> failures = new TreeMap<>();
    private @Nullable JsonNode usage;
    private final ErrorFields told = new ErrorFields();
    private @Nullable String model;
    private final Set<Integer> images = new HashSet<>();

    void came(int position, long length) {
        if (length > 0) {
            images.add(position);
            addresses.remove(position);
        }
    }

    /** Returns true if the image of a position came, readable or not. */
    boolean has(int position) {
        return images.contains(position) || failures.containsKey(position);
    }

    void address(int position, String url) {
        addresses.put(position, url);
    }

    void failure(int position, Failure failure) {
        failures.put(position, failure);
    }

    void usage(JsonNode node) {
        usage = node;
    }

    void told(String name, JsonNode node) {
        told.put(name, node);
    }

    void model(String id) {
        model = id;
    }

    /** Returns the addresses of images that did not come as bytes, by position. */
    Map<Integer, String> addresses() {
        return addresses;
    }

    /** Returns the failures of images that did not come, by position. */
    Map<Integer, Failure> failures() {
        return failures;
    }

    Optional<JsonNode> usage() {
        return Optional.ofNullable(usage);
    }

    /** Returns the error that the answer reports; empty if the answer holds images. */
    Optional<ErrorBody> error() {
        return !images.isEmpty() || !addresses.isEmpty() || !failures.isEmpty() ? Optional.empty() : told.error();
    }

    Optional<String> model() {
        return Optional.ofNullable(model);
    }
}

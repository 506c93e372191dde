package dev.imagebatch.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a successful answer that may tell an error, collected while the answer is read. Not thread-safe.
 *
 * @since 0.1
 */
public final class ErrorFields {

    private static final Set<String> ERRORS =
            Set.of("error", "errors", "detail", "message", "msg", "error_message", "error_description");

    /** The fields that tell which error it is. */
    private static final Set<String> CODES =
            Set.of("code", "status", "status_code", "statusCode", "error_code", "type", "title", "reason");

    private final ObjectNode told = JsonNodeFactory.instance.objectNode();

    /** Creates an empty collection. */
    public ErrorFields() {
        // filled by put
    }

    /** Returns whether a top-level field of an answer belongs to an error. */
    public static boolean include(String name) {
        return ERRORS.contains(name) || CODES.contains(name);
    }

    /** Adds a field. */
    public void put(String name, JsonNode value) {
        told.set(name, value);
    }

    /** Returns the error; empty if the answer tells none. */
    public Optional<ErrorBody> error() {
        return ERRORS.stream().anyMatch(told::hasNonNull) ? Optional.of(ErrorBody.of(told)) : Optional.empty();
    }
}

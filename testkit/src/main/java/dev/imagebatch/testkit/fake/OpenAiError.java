package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The errors of OpenAI's API. */
final class OpenAiError {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OpenAiError() {}

    static FakeAnswer of(int status, String type, @Nullable String code, String message) {
        ObjectNode error = JSON.objectNode();
        error.put("message", message).put("type", type).putNull("param").put("code", code);
        ObjectNode body = JSON.objectNode();
        body.set("error", error);
        return FakeAnswer.json(status, body).withHeader("x-request-id", "req_failed");
    }

    static FakeAnswer invalid(OpenAiContract.Breach breach) {
        return of(400, "invalid_request_error", breach.code(), breach.message());
    }

    static FakeAnswer rateLimited(@Nullable Duration wait) {
        String limit = "Rate limit reached for gpt-image (for limit gpt-image) in organization org-fake on"
                + " input-images per min: Limit 5, Used 5, Requested 1.";
        if (wait == null) {
            return of(429, "rate_limit_error", "rate_limit_exceeded", limit);
        }
        long millis = (wait.toNanos() + 999_999) / 1_000_000;
        return of(429, "rate_limit_error", "rate_limit_exceeded", limit + " Please try again in " + millis + "ms.")
                .withHeader("retry-after-ms", Long.toString(millis))
                .withHeader("Retry-After", Long.toString((millis + 999) / 1000));
    }

    static FakeAnswer of(Fault fault) {
        return switch (fault) {
            case SERVER_ERROR -> of(500, "server_error", "server_error", "The server had an error.");
            case UNAVAILABLE -> of(503, "service_unavailable_error", "server_is_overloaded", "Overloaded.");
            case REFUSED ->
                of(
                        400,
                        "image_generation_user_error",
                        "moderation_blocked",
                        "Your request was rejected by the safety system.");
            case EXPIRED_KEY -> of(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
            case OUT_OF_CREDIT ->
                of(429, "insufficient_quota", "credit_balance_exhausted", "You exceeded your current quota.");
            case DAILY_QUOTA ->
                of(
                        429,
                        "rate_limit_error",
                        "rate_limit_exceeded",
                        "Rate limit reached for gpt-image on requests per day (RPD): Limit 200, Used 200, Requested 1.");
            case MODEL_GONE -> modelGone();
            default -> throw new IllegalArgumentException("not a fault of the service: " + fault);
        };
    }

    static FakeAnswer modelGone() {
        return of(
                404,
                "invalid_request_error",
                "model_not_found",
                "The model does not exist or you do not have access to it.");
    }
}

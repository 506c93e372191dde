package dev.imagebatch.testkit.fake;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The key that the stand-in accepts, and its place.
 *
 * @param key the only accepted key, or null for any and none
 * @param violations receives contract violations
 */
record GeminiKeyRule(@Nullable String key, Consumer<String> violations) {

    static GeminiKeyRule any(Consumer<String> violations) {
        return new GeminiKeyRule(null, violations);
    }

    static GeminiKeyRule only(String key, Consumer<String> violations) {
        return new GeminiKeyRule(key, violations);
    }

    Optional<FakeAnswer> refusal(FakeRequest request) {
        if (request.query().contains("key=")) {
            String rule = "a key belongs into the header x-goog-api-key, not into the address";
            violations.accept(rule);
            return Optional.of(GeminiAnswers.error(400, "INVALID_ARGUMENT", rule));
        }
        return key == null ? Optional.empty() : refusal(key, request.header("x-goog-api-key"));
    }

    private static Optional<FakeAnswer> refusal(String only, Optional<String> given) {
        if (given.isEmpty()) {
            return Optional.of(
                    GeminiAnswers.error(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers."));
        }
        return only.equals(given.get())
                ? Optional.empty()
                : Optional.of(GeminiAnswers.invalidKey("API key not valid. Please pass a valid API key."));
    }

    /** Returns no key. */
    @Override
    public String toString() {
        return "GeminiKeyRule";
    }
}

package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.testkit.fake.OpenAiContract.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of OpenAI's chat API for a request for one text. */
final class OpenAiChatContract {

    private static final Set<String> MODELS = Set.of("gpt-6-luna", "gpt-5.6-luna", "gpt-5.4-mini");
    private static final Set<String> FIELDS = Set.of(
            "model",
            "messages",
            "max_completion_tokens",
            "max_tokens",
            "temperature",
            "top_p",
            "reasoning_effort",
            "n",
            "seed",
            "service_tier",
            "store",
            "user");
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant");
    private static final Set<String> EFFORTS = Set.of("none", "low", "medium", "high", "xhigh", "max");
    private static final int MOST_TOKENS = 128_000;

    private final JsonNode body;

    OpenAiChatContract(JsonNode body) {
        this.body = body;
    }

    boolean isModelThere() {
        return MODELS.contains(body.path("model").asText());
    }

    Optional<Breach> breach() {
        return unknownField()
                .or(this::wrongMessages)
                .or(this::wrongLimit)
                .or(this::wrongEffort)
                .or(this::wrongTemperature);
    }

    private Optional<Breach> unknownField() {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .map(name -> new Breach("unknown_parameter", name, "Unknown parameter: '" + name + "'."));
    }

    private Optional<Breach> wrongMessages() {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            return breach("invalid_type", "messages");
        }
        for (JsonNode message : messages) {
            boolean isWhole = ROLES.contains(message.path("role").asText())
                    && message.path("content").isTextual()
                    && message.size() == 2;
            if (!isWhole) {
                return breach("invalid_value", "messages");
            }
        }
        return Optional.empty();
    }

    private Optional<Breach> wrongLimit() {
        if (body.has("max_tokens")) {
            return Optional.of(new Breach(
                    "unsupported_parameter",
                    "max_tokens",
                    "Unsupported parameter: 'max_tokens' is not supported with this model. Use"
                            + " 'max_completion_tokens' instead."));
        }
        JsonNode most = body.path("max_completion_tokens");
        boolean isRight =
                most.isMissingNode() || most.isIntegralNumber() && most.asLong() >= 1 && most.asLong() <= MOST_TOKENS;
        return isRight ? Optional.empty() : breach("integer_above_max_value", "max_completion_tokens");
    }

    private Optional<Breach> wrongEffort() {
        JsonNode effort = body.path("reasoning_effort");
        return effort.isMissingNode() || EFFORTS.contains(effort.asText())
                ? Optional.empty()
                : breach("invalid_value", "reasoning_effort");
    }

    /** Reasoning models accept their default temperature only. */
    private Optional<Breach> wrongTemperature() {
        JsonNode temperature = body.path("temperature");
        if (temperature.isMissingNode()) {
            return Optional.empty();
        }
        if (!temperature.isNumber() || temperature.asDouble() < 0 || temperature.asDouble() > 2) {
            return breach("decimal_above_max_value", "temperature");
        }
        boolean thinks = !body.path("reasoning_effort").asText("medium").equals("none");
        return thinks && temperature.asDouble() != 1 ? breach("unsupported_value", "temperature") : Optional.empty();
    }

    private static Optional<Breach> breach(String code, String field) {
        return Optional.of(new Breach(code, field, "Invalid value for '" + field + "'."));
    }
}

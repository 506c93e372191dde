package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of Google's service. */
final class GeminiAnswers {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String TYPE = "type.googleapis.com/google.rpc.";

    private GeminiAnswers() {}

    /**
     * One part of an answer.
     *
     * @param data the image, or null for invalid Base64
     * @param mark the mark of a draft, or null
     */
    record Part(byte @Nullable [] data, FakeGemini.@Nullable DraftMark mark) {}

    /**
     * A successful answer.
     *
     * @param parts its images
     * @param finishReason why the model stopped
     * @param tokens the reported output tokens, or 0 for none
     * @param model the model
     * @param id the answer's id
     */
    record Success(List<Part> parts, String finishReason, int tokens, String model, String id) {}

    static FakeAnswer success(Success success) {
        return FakeAnswer.streamed(200, "application/json; charset=UTF-8", out -> write(success, out));
    }

    static FakeAnswer blocked(String reason, String model) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("promptFeedback").put("blockReason", reason);
        body.putObject("usageMetadata").put("promptTokenCount", 10).put("totalTokenCount", 10);
        body.put("modelVersion", model);
        return FakeAnswer.json(200, body);
    }

    static FakeAnswer failure(Fault fault) {
        return switch (fault) {
            case SERVER_ERROR -> error(500, "INTERNAL", "An internal error has occurred.");
            case UNAVAILABLE -> error(503, "UNAVAILABLE", "The model is overloaded.");
            case EXPIRED_KEY -> invalidKey("API key expired. Please renew the API key.");
            case OUT_OF_CREDIT -> error(429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted.");
            default -> throw new IllegalArgumentException("not a fault of the service: " + fault);
        };
    }

    static FakeAnswer unknownModel(String id) {
        return error(
                404,
                "NOT_FOUND",
                "models/" + id + " is not found for API version v1beta, or is not supported for generateContent.");
    }

    static FakeAnswer error(int code, String status, String message) {
        return FakeAnswer.json(code, body(code, status, message));
    }

    static FakeAnswer invalidKey(String message) {
        ObjectNode body = body(400, "INVALID_ARGUMENT", message);
        detail(body, "ErrorInfo").put("reason", "API_KEY_INVALID").put("domain", "googleapis.com");
        return FakeAnswer.json(400, body);
    }

    static FakeAnswer quota(String quotaId, @Nullable Duration wait) {
        ObjectNode body = body(
                429,
                "RESOURCE_EXHAUSTED",
                "You exceeded your current quota, please check your plan and billing details.");
        detail(body, "QuotaFailure")
                .putArray("violations")
                .addObject()
                .put("quotaMetric", "generativelanguage.googleapis.com/generate_requests_per_model")
                .put("quotaId", quotaId)
                .put("quotaValue", "10");
        if (wait != null) {
            String seconds =
                    BigDecimal.valueOf(wait.toNanos(), 9).stripTrailingZeros().toPlainString();
            detail(body, "RetryInfo").put("retryDelay", seconds + "s");
        }
        return FakeAnswer.json(429, body);
    }

    static FakeAnswer models(List<String> ids) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode models = body.putArray("models");
        ids.forEach(id -> models.addObject().put("name", "models/" + id));
        return FakeAnswer.json(200, body);
    }

    private static ObjectNode body(int code, String status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message).put("status", status);
        return body;
    }

    private static ObjectNode detail(ObjectNode body, String type) {
        return body.withObject("/error").withArray("details").addObject().put("@type", TYPE + type);
    }

    private static void write(Success success, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeArrayFieldStart("candidates");
            json.writeStartObject();
            json.writeObjectFieldStart("content");
            json.writeArrayFieldStart("parts");
            for (Part part : success.parts()) {
                write(part, json);
            }
            json.writeEndArray();
            json.writeStringField("role", "model");
            json.writeEndObject();
            json.writeStringField("finishReason", success.finishReason());
            json.writeNumberField("index", 0);
            json.writeEndObject();
            json.writeEndArray();
            writeUsage(success.tokens(), json);
            json.writeStringField("modelVersion", success.model());
            json.writeStringField("responseId", success.id());
            json.writeEndObject();
        }
    }

    private static void write(Part part, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (part.mark() == FakeGemini.DraftMark.BEFORE_DATA) {
            json.writeBooleanField("thought", true);
        }
        json.writeObjectFieldStart("inlineData");
        json.writeStringField("mimeType", "image/png");
        if (part.data() == null) {
            json.writeStringField("data", "this is *no* Base64 text");
        } else {
            json.writeBinaryField("data", part.data());
        }
        json.writeEndObject();
        if (part.mark() == FakeGemini.DraftMark.AFTER_DATA) {
            json.writeBooleanField("thought", true);
        }
        json.writeStringField("thoughtSignature", "c2lnbmF0dXJl");
        json.writeEndObject();
    }

    private static void writeUsage(int tokens, JsonGenerator json) throws IOException {
        if (tokens > 0) {
            json.writeObjectFieldStart("usageMetadata");
            json.writeNumberField("promptTokenCount", 10);
            json.writeNumberField("candidatesTokenCount", tokens);
            json.writeNumberField("totalTokenCount", tokens + 10);
            json.writeEndObject();
        }
    }
}

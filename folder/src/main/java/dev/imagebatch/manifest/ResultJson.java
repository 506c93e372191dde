package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageBatchResult;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The JSON fields of a batch result. */
final class ResultJson {

    private ResultJson() {}

    /** Writes the fields for scripts. */
    static void brief(JsonGenerator json, ImageBatchResult result) throws IOException {
        counts(json, result);
        money(json, result);
        json.writeNumberField("durationMs", result.processingTime().toMillis());
        json.writeArrayFieldStart("failures");
        for (ImageBatchResult.FailedImage failed : result.failures()) {
            json.writeStartObject();
            json.writeStringField("id", failed.id());
            json.writeStringField("kind", failed.failure().kind().name());
            json.writeStringField("stage", failed.failure().stage().label());
            json.writeStringField("message", failed.failure().message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes all fields. */
    static void full(JsonGenerator json, ImageBatchResult result) throws IOException {
        json.writeStringField("batch", result.batch());
        json.writeStringField("end", result.end().name());
        counts(json, result);
        money(json, result);
        json.writeStringField("started", result.started().toString());
        json.writeStringField("completed", result.completed().toString());
        json.writeNumberField("durationMs", result.processingTime().toMillis());
        stopReason(json, result);
        failures(json, result);
        json.writeArrayFieldStart("storedIds");
        for (String id : result.storedIds()) {
            json.writeString(id);
        }
        json.writeEndArray();
    }

    private static void counts(JsonGenerator json, ImageBatchResult result) throws IOException {
        json.writeNumberField("total", result.total());
        json.writeNumberField("unique", result.unique());
        json.writeNumberField("generated", result.generated());
        json.writeNumberField("reused", result.reused());
        json.writeNumberField("duplicates", result.duplicates());
        json.writeNumberField("failed", result.failed());
        json.writeNumberField("skipped", result.skipped());
        json.writeNumberField("placeholders", result.placeholders());
    }

    private static void money(JsonGenerator json, ImageBatchResult result) throws IOException {
        json.writeNumberField("spentUsd", result.spent().toUsd());
        json.writeNumberField("heldUsd", result.held().toUsd());
        json.writeNumberField("ledgerSpentUsd", result.ledgerSpent().toUsd());
        json.writeNumberField("overshootUsd", result.overshoot().toUsd());
    }

    private static void stopReason(JsonGenerator json, ImageBatchResult result) throws IOException {
        Failure reason = result.stopped().orElse(null);
        if (reason == null) {
            json.writeNullField("stopReason");
            return;
        }
        json.writeObjectFieldStart("stopReason");
        failure(json, reason);
        json.writeEndObject();
    }

    private static void failures(JsonGenerator json, ImageBatchResult result) throws IOException {
        json.writeArrayFieldStart("failures");
        for (ImageBatchResult.FailedImage failed : result.failures()) {
            json.writeStartObject();
            json.writeStringField("id", failed.id());
            failure(json, failed.failure());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("failuresByKind");
        for (Map.Entry<FailureKind, Long> count : new TreeMap<>(result.failuresByKind()).entrySet()) {
            json.writeNumberField(count.getKey().name(), count.getValue());
        }
        json.writeEndObject();
    }

    static void failure(JsonGenerator json, Failure failure) throws IOException {
        json.writeStringField("kind", failure.kind().name());
        json.writeStringField("stage", failure.stage().label());
        json.writeStringField("charged", failure.charged().name());
        json.writeStringField("message", failure.message());
        json.writeStringField("nextAction", failure.kind().nextAction());
    }
}

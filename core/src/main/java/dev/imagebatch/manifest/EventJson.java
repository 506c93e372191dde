package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageGenerationResult;
import java.io.IOException;

/** The fields of a batch's events as JSON. */
final class EventJson {

    private EventJson() {}

    static void progress(JsonGenerator json, BatchProgress progress) throws IOException {
        json.writeStringField("stage", progress.stage().name());
        json.writeNumberField("total", progress.total());
        json.writeNumberField("done", progress.done());
        json.writeNumberField("generated", progress.generated());
        json.writeNumberField("reused", progress.reused());
        json.writeNumberField("duplicates", progress.duplicates());
        json.writeNumberField("failed", progress.failed());
        json.writeNumberField("skipped", progress.skipped());
        json.writeNumberField("inFlight", progress.inFlight());
        json.writeNumberField("spentUsd", progress.spent().toUsd());
        json.writeNumberField("heldUsd", progress.held().toUsd());
        json.writeNumberField("elapsedMs", progress.elapsed().toMillis());
        if (progress.timeLeft().isPresent()) {
            json.writeNumberField("remainingMs", progress.timeLeft().get().toMillis());
        }
        if (progress.remark().isPresent()) {
            json.writeStringField("notice", progress.remark().get());
        }
    }

    static void image(JsonGenerator json, ImageGenerationResult result) throws IOException {
        json.writeStringField("id", result.id());
        json.writeStringField("outcome", result.outcome().name());
        json.writeStringField("provider", result.provider());
        json.writeStringField("model", result.model());
        json.writeNumberField("attempts", result.attempts());
        json.writeNumberField("costUsd", result.cost().toUsd());
        json.writeNumberField("durationMs", result.processingTime().toMillis());
        if (result.stored().isPresent()) {
            stored(json, result.stored().get(), result.isPlaceholder());
        }
        if (result.duplicateOf().isPresent()) {
            json.writeStringField("duplicateOf", result.duplicateOf().get());
        }
        if (result.failure().isPresent()) {
            json.writeObjectFieldStart("failure");
            ResultJson.failure(json, result.failure().get());
            json.writeEndObject();
        }
    }

    private static void stored(JsonGenerator json, StoredImage image, boolean placeholder) throws IOException {
        json.writeStringField("stored", image.id());
        json.writeStringField("sha256", image.info().sha256());
        json.writeNumberField("bytes", image.info().length());
        json.writeBooleanField("placeholder", placeholder);
    }
}

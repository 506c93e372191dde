package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageRecord;
import java.io.IOException;
import java.util.List;

/** The JSON fields of batch events. */
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
        if (result.record().isPresent()) {
            record(json, result.record().get());
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

    private static void record(JsonGenerator json, ImageRecord record) throws IOException {
        json.writeStringField("fingerprint", record.fingerprint().toString());
        if (record.modelVersion().isPresent()) {
            json.writeStringField("modelVersion", record.modelVersion().get());
        }
        if (record.requestId().isPresent()) {
            json.writeStringField("requestId", record.requestId().get());
        }
        if (record.pieces().size() > 1) {
            pieces(json, record);
        }
        texts(json, "transforms", record.transforms());
        texts(json, "marks", record.marks());
    }

    private static void pieces(JsonGenerator json, ImageRecord record) throws IOException {
        json.writeArrayFieldStart("pieces");
        for (StoredPart piece : record.pieces()) {
            json.writeStartObject();
            json.writeStringField("piece", piece.name());
            json.writeStringField("stored", piece.image().id());
            json.writeStringField("sha256", piece.image().info().sha256());
            json.writeNumberField("bytes", piece.image().info().length());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }
}

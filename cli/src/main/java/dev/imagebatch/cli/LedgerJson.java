package dev.imagebatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.imagebatch.cost.Money;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.LedgerSummary;
import dev.imagebatch.ledger.LedgerSummary.Row;
import dev.imagebatch.ledger.LedgerSummary.UnknownAttempt;
import java.io.IOException;
import java.io.StringWriter;

/** The JSON form of a ledger summary: one object on one line. */
final class LedgerJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final NextRuns next;

    LedgerJson(NextRuns next) {
        this.next = next;
    }

    String of(LedgerSummary summary) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            money(json, "spentUsd", summary.spent());
            money(json, "heldUsd", summary.held());
            json.writeArrayFieldStart("rows");
            for (Row row : summary.rows()) {
                row(json, row);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unknown");
            for (UnknownAttempt attempt : summary.unknown()) {
                unknown(json, attempt);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("settled");
            for (AttemptSettled settled : summary.settled()) {
                settled(json, settled);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void row(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("provider", row.provider());
        json.writeStringField("model", row.model());
        json.writeStringField("day", row.day().toString());
        json.writeNumberField("attempts", row.attempts());
        json.writeNumberField("images", row.images());
        money(json, "spentUsd", row.spent());
        money(json, "heldUsd", row.held());
        json.writeNumberField("unknown", row.unknown());
        json.writeEndObject();
    }

    private void unknown(JsonGenerator json, UnknownAttempt attempt) throws IOException {
        json.writeStartObject();
        json.writeStringField("attempt", attempt.started().attempt());
        json.writeStringField("id", attempt.started().specification().id());
        json.writeNumberField("images", attempt.started().items().size());
        json.writeStringField("provider", attempt.started().model().provider());
        json.writeStringField("model", attempt.started().model().name());
        json.writeStringField("at", attempt.started().at().toString());
        money(json, "heldUsd", attempt.held());
        json.writeStringField(
                "kind",
                attempt.end().flatMap(end -> end.failure()).map(Enum::name).orElse(null));
        json.writeStringField("requestId", attempt.requestId().orElse(null));
        json.writeStringField("sentAs", next.header(attempt).orElse(null));
        json.writeArrayFieldStart("nextRun");
        for (NextRuns.Next each : next.of(attempt)) {
            json.writeString(each.name());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void settled(JsonGenerator json, AttemptSettled settled) throws IOException {
        json.writeStartObject();
        json.writeStringField("attempt", settled.attempt());
        json.writeStringField("at", settled.at().toString());
        json.writeStringField("charged", settled.charged().name());
        money(json, "costUsd", settled.cost());
        json.writeStringField("note", settled.note());
        json.writeEndObject();
    }

    private static void money(JsonGenerator json, String field, Money amount) throws IOException {
        json.writeNumberField(field, amount.toUsd());
    }
}

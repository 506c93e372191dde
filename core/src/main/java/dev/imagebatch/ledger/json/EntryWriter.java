package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageDeleted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.NumberReserved;
import dev.imagebatch.ledger.OriginalDiscarded;
import dev.imagebatch.ledger.PromptWritten;
import dev.imagebatch.ledger.StepNoted;
import dev.imagebatch.ledger.state.WellFormedText;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an entry as a JSON object; {@link EntryReader} is its counterpart. */
final class EntryWriter {

    private final JsonGenerator json;

    private EntryWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] json(LedgerEntry entry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = LedgerFormat.JSON.createGenerator(out)) {
            new EntryWriter(json).write(entry);
        }
        return out.toByteArray();
    }

    private void write(LedgerEntry entry) throws IOException {
        json.writeStartObject();
        if (entry instanceof AttemptStarted started) {
            write(started);
        } else if (entry instanceof AttemptEnded ended) {
            write(ended);
        } else if (entry instanceof AttemptSettled settled) {
            write(settled);
        } else if (entry instanceof ImageStored stored) {
            write(stored);
        } else if (entry instanceof ItemFailed failed) {
            write(failed);
        } else if (entry instanceof ImageBound bound) {
            head(EntryType.IMAGE_BOUND, entry);
            item("binding", bound.binding());
            text("place", bound.place());
            subject(bound.subject());
            textIfAny("image", bound.image());
        } else if (entry instanceof StepNoted noted) {
            head(EntryType.STEP_NOTED, entry);
            item("item", noted.item());
            text("step", noted.step());
            text("result", noted.result());
        } else if (entry instanceof OriginalDiscarded discarded) {
            head(EntryType.ORIGINAL_DISCARDED, entry);
            item("item", discarded.item());
        } else if (entry instanceof PromptWritten written) {
            write(written);
        } else if (entry instanceof DeletionStarted started) {
            write(started);
        } else if (entry instanceof ImageDeleted deleted) {
            head(EntryType.IMAGE_DELETED, entry);
            subject(deleted.subject());
            text("deletion", deleted.deletion());
        } else if (entry instanceof NumberReserved reserved) {
            head(EntryType.NUMBER_RESERVED, entry);
            item("item", reserved.item());
            text("sequence", reserved.sequence());
            json.writeNumberField("number", reserved.number());
        }
        json.writeEndObject();
    }

    private void write(AttemptStarted entry) throws IOException {
        head(EntryType.ATTEMPT_STARTED, entry);
        text("attempt", entry.attempt());
        text("batch", entry.batch());
        text("spec", entry.specificationId());
        text("provider", entry.provider());
        text("model", entry.model());
        money("heldUsd", entry.held());
        items(entry.items());
    }

    private void write(AttemptEnded entry) throws IOException {
        head(EntryType.ATTEMPT_ENDED, entry);
        text("attempt", entry.attempt());
        constant("charged", entry.charged());
        money("costUsd", entry.cost());
        if (entry.failureKind() != null) {
            constant("kind", entry.failureKind());
        }
        textIfAny("requestId", entry.requestId());
        textIfAny("modelVersion", entry.modelVersion());
        seconds(entry.took());
        json.writeArrayFieldStart("images");
        for (AttemptEnded.Received image : entry.images()) {
            received(image);
        }
        json.writeEndArray();
    }

    private void write(AttemptSettled entry) throws IOException {
        head(EntryType.ATTEMPT_SETTLED, entry);
        text("attempt", entry.attempt());
        constant("charged", entry.charged());
        money("costUsd", entry.cost());
        textIfAny("note", entry.note());
    }

    private void write(ImageStored entry) throws IOException {
        head(EntryType.IMAGE_STORED, entry);
        item("item", entry.item());
        text("batch", entry.batch());
        text("spec", entry.specificationId());
        if (entry.variant() != 0) {
            json.writeNumberField("variant", entry.variant());
        }
        constant("origin", entry.origin());
        image(entry.image());
        write(entry.making());
        write(entry.finish());
        write(entry.relations());
    }

    private void write(ImageStored.Making making) throws IOException {
        text("provider", making.provider());
        text("model", making.model());
        money("costUsd", making.cost());
        json.writeNumberField("attempts", making.attempts());
        seconds(making.took());
        textIfAny("requestId", making.requestId());
        textIfAny("modelVersion", making.modelVersion());
    }

    private void write(ImageStored.Finish finish) throws IOException {
        if (!finish.piece().isEmpty()) {
            text("piece", finish.piece());
        }
        if (!finish.more().isEmpty()) {
            json.writeArrayFieldStart("more");
            for (StoredPart piece : finish.more()) {
                json.writeStartObject();
                text("piece", piece.name());
                image(piece.image());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        texts("transforms", finish.transforms());
        texts("marks", finish.marks());
    }

    private void write(ImageStored.Relations relations) throws IOException {
        subject(relations.subject());
        itemIfAny("picture", relations.picture());
        textIfAny("replaced", relations.replaced());
    }

    private void write(DeletionStarted entry) throws IOException {
        head(EntryType.DELETION_STARTED, entry);
        subject(entry.subject());
        text("deletion", entry.deletion());
        items(entry.items());
        json.writeArrayFieldStart("deleted");
        for (StoredImage image : entry.images()) {
            json.writeStartObject();
            image(image);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("told");
        for (DeletionStarted.Told told : entry.told()) {
            json.writeStartObject();
            item("binding", told.binding());
            text("place", told.place());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String field, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (String text : texts) {
                json.writeString(WellFormedText.of(text));
            }
            json.writeEndArray();
        }
    }

    private void write(ItemFailed entry) throws IOException {
        head(EntryType.ITEM_FAILED, entry);
        item("item", entry.item());
        text("batch", entry.batch());
        text("spec", entry.specificationId());
        text("provider", entry.provider());
        text("model", entry.model());
        json.writeNumberField("attempts", entry.attempts());
        constant("kind", entry.failure().kind());
        constant("stage", entry.failure().stage());
        constant("charged", entry.failure().charged());
        text("message", entry.failure().message());
        if (entry.kept() != null) {
            json.writeFieldName("kept");
            received(entry.kept());
        }
        if (entry.making() != null) {
            json.writeObjectFieldStart("making");
            write(entry.making());
            json.writeEndObject();
        }
        if (entry.placeholder() != null) {
            json.writeObjectFieldStart("placeholder");
            image(entry.placeholder());
            json.writeEndObject();
        }
        subject(entry.subject());
        itemIfAny("finished", entry.finished());
    }

    private void write(PromptWritten entry) throws IOException {
        head(EntryType.PROMPT_WRITTEN, entry);
        item("brief", entry.brief());
        text("batch", entry.batch());
        text("spec", entry.specificationId());
        text("writer", entry.writer());
        text("text", entry.text());
        money("costUsd", entry.cost());
        textIfAny("requestId", entry.requestId());
        textIfAny("modelVersion", entry.modelVersion());
    }

    private void head(EntryType type, LedgerEntry entry) throws IOException {
        json.writeStringField("type", type.label());
        json.writeStringField("at", entry.at().toString());
    }

    private void received(AttemptEnded.Received image) throws IOException {
        json.writeStartObject();
        item("item", image.item());
        textIfAny("file", image.file());
        info(image.info());
        json.writeEndObject();
    }

    private void image(StoredImage image) throws IOException {
        text("id", image.id());
        if (image.location() != null) {
            text("address", image.location().toString());
        }
        info(image.info());
    }

    private void info(ImageInfo info) throws IOException {
        constant("format", info.format());
        json.writeNumberField("width", info.dimensions().width());
        json.writeNumberField("height", info.dimensions().height());
        json.writeNumberField("bytes", info.length());
        text("sha256", info.sha256());
    }

    private void subject(@Nullable Subject subject) throws IOException {
        if (subject != null) {
            text("subject", subject.name());
            textIfAny("owner", subject.owner());
        }
    }

    private void items(List<Fingerprint> items) throws IOException {
        json.writeArrayFieldStart("items");
        for (Fingerprint item : items) {
            json.writeString(item.toString());
        }
        json.writeEndArray();
    }

    private void itemIfAny(String field, @Nullable Fingerprint item) throws IOException {
        if (item != null) {
            item(field, item);
        }
    }

    private void item(String field, Fingerprint item) throws IOException {
        json.writeStringField(field, item.toString());
    }

    private void money(String field, Money money) throws IOException {
        json.writeNumberField(field, money.toUsd());
    }

    private void seconds(Duration duration) throws IOException {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        json.writeNumberField("seconds", seconds.stripTrailingZeros());
    }

    private void constant(String field, Enum<?> constant) throws IOException {
        json.writeStringField(field, constant.name().toLowerCase(Locale.ROOT));
    }

    private void text(String field, String text) throws IOException {
        json.writeStringField(field, WellFormedText.of(text));
    }

    private void textIfAny(String field, @Nullable String text) throws IOException {
        if (text != null) {
            text(field, text);
        }
    }
}

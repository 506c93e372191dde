package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageDeleted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.NumberReserved;
import dev.imagebatch.ledger.OriginalDiscarded;
import dev.imagebatch.ledger.PromptWritten;
import dev.imagebatch.ledger.StepNoted;
import java.io.CharConversionException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads entries from the JSON objects that {@link EntryWriter} wrote. */
public final class EntryReader {

    private EntryReader() {}

    /**
     * Reads the entry that a parser stands before, whatever follows it.
     *
     * @throws LedgerCorruptedException if there is none
     */
    public static LedgerEntry entry(JsonParser parser) throws IOException {
        try {
            return entry(new EntryFields(EntryObject.read(parser)));
        } catch (JsonProcessingException
                | CharConversionException
                | IllegalArgumentException
                | DateTimeException
                | ArithmeticException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads the entries of a whole line.
     *
     * @throws LedgerCorruptedException if it has others than entries
     */
    public static List<LedgerEntry> line(JsonParser parser) throws IOException {
        try {
            EntryFields line = new EntryFields(EntryObject.read(parser));
            List<LedgerEntry> entries = new ArrayList<>();
            for (EntryFields entry : line.entries()) {
                entries.add(entry(entry));
            }
            return entries;
        } catch (JsonProcessingException
                | CharConversionException
                | IllegalArgumentException
                | DateTimeException
                | ArithmeticException e) {
            throw unreadable(e);
        }
    }

    private static LedgerEntry entry(EntryFields fields) {
        EntryType type = EntryType.labelled(fields.text("type"));
        if (type == null) {
            throw new IllegalArgumentException("unknown entry type " + fields.text("type"));
        }
        return switch (type) {
            case ATTEMPT_STARTED -> attemptStarted(fields);
            case ATTEMPT_ENDED -> attemptEnded(fields);
            case ATTEMPT_SETTLED -> attemptSettled(fields);
            case IMAGE_STORED -> imageStored(fields);
            case ITEM_FAILED -> itemFailed(fields);
            case IMAGE_BOUND ->
                new ImageBound(
                        fields.item("binding"),
                        fields.at(),
                        fields.text("place"),
                        fields.subjectOrNull(),
                        fields.textOrNull("image"));
            case DELETION_STARTED ->
                new DeletionStarted(
                        fields.subject(),
                        fields.at(),
                        fields.text("deletion"),
                        fields.items(),
                        fields.deleted(),
                        fields.told());
            case IMAGE_DELETED -> new ImageDeleted(fields.subject(), fields.at(), fields.text("deletion"));
            case PROMPT_WRITTEN -> promptWritten(fields);
            case STEP_NOTED ->
                new StepNoted(fields.item("item"), fields.at(), fields.text("step"), fields.text("result"));
            case ORIGINAL_DISCARDED -> new OriginalDiscarded(fields.item("item"), fields.at());
            case NUMBER_RESERVED ->
                new NumberReserved(fields.item("item"), fields.at(), fields.text("sequence"), fields.integer("number"));
        };
    }

    private static AttemptStarted attemptStarted(EntryFields fields) {
        return new AttemptStarted(
                fields.text("attempt"),
                fields.at(),
                fields.text("batch"),
                fields.text("spec"),
                fields.text("provider"),
                fields.text("model"),
                fields.money("heldUsd"),
                fields.items());
    }

    private static AttemptEnded attemptEnded(EntryFields fields) {
        return new AttemptEnded(
                fields.text("attempt"),
                fields.at(),
                fields.constant("charged", Charged.class),
                fields.money("costUsd"),
                fields.constantOrNull("kind", FailureKind.class),
                fields.textOrNull("requestId"),
                fields.textOrNull("modelVersion"),
                fields.seconds(),
                fields.images());
    }

    private static AttemptSettled attemptSettled(EntryFields fields) {
        return new AttemptSettled(
                fields.text("attempt"),
                fields.at(),
                fields.constant("charged", Charged.class),
                fields.money("costUsd"),
                fields.textOrNull("note"));
    }

    private static ImageStored imageStored(EntryFields fields) {
        return new ImageStored(
                fields.item("item"),
                fields.at(),
                fields.text("batch"),
                fields.text("spec"),
                fields.integerOr("variant", 0),
                fields.image(),
                fields.constant("origin", ImageStored.Origin.class),
                fields.making(),
                fields.finish(),
                fields.relations());
    }

    private static ItemFailed itemFailed(EntryFields fields) {
        Failure failure = new Failure(
                fields.constant("kind", FailureKind.class),
                fields.constant("stage", FailureStage.class),
                fields.constant("charged", Charged.class),
                fields.text("message"));
        return new ItemFailed(
                fields.item("item"),
                fields.at(),
                fields.text("batch"),
                fields.text("spec"),
                fields.text("provider"),
                fields.text("model"),
                fields.integer("attempts"),
                failure,
                fields.kept(),
                fields.keptMaking(),
                fields.placeholder(),
                fields.subjectOrNull(),
                fields.itemOrNull("finished"));
    }

    private static PromptWritten promptWritten(EntryFields fields) {
        return new PromptWritten(
                fields.item("brief"),
                fields.at(),
                fields.text("batch"),
                fields.text("spec"),
                fields.text("writer"),
                fields.text("text"),
                fields.money("costUsd"),
                fields.textOrNull("requestId"),
                fields.textOrNull("modelVersion"));
    }

    private static LedgerCorruptedException unreadable(Exception cause) {
        LedgerCorruptedException corrupted =
                new LedgerCorruptedException("an entry cannot be read back: " + reason(cause));
        corrupted.initCause(cause);
        return corrupted;
    }

    private static @Nullable String reason(Exception cause) {
        return cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
    }
}

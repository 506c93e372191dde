package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.ledger.state.LedgerState;
import java.io.IOException;

/**
 * Feeds a state with the few fields of entries that it depends on, without making the entries: most of the time of
 * opening a ledger would go there. {@link EntryReader} reads all of an entry. Not thread-safe.
 */
public final class EntryScanner {

    private final LedgerState state;
    private final ScannedFields fields = new ScannedFields();

    public EntryScanner(LedgerState state) {
        this.state = state;
    }

    /**
     * Takes the entries of one line.
     *
     * @param line the line's bytes
     * @param offset where the line begins in the file
     * @throws UnknownEntryException if the line has an entry of an unknown type
     * @throws IllegalArgumentException if the line is no entry, or one that contradicts those before
     */
    public void scan(JsonParser line, long offset) throws IOException {
        require(line.nextToken() == JsonToken.START_OBJECT, "an object");
        if (!"entries".equals(line.nextFieldName())) {
            fields.read(line);
            apply(offset);
            return;
        }
        require(line.nextToken() == JsonToken.START_ARRAY, "entries");
        while (line.nextToken() == JsonToken.START_OBJECT) {
            long place = offset + line.currentTokenLocation().getByteOffset();
            line.nextToken();
            fields.read(line);
            apply(place);
        }
    }

    private void apply(long place) throws UnknownEntryException {
        String label = fields.text("type");
        EntryType known = EntryType.labelled(label);
        if (known == null) {
            throw new UnknownEntryException(label);
        }
        switch (known) {
            case ATTEMPT_STARTED ->
                state.started(fields.text("attempt"), fields.money("heldUsd"), fields.items(), place);
            case ATTEMPT_ENDED -> state.ended(fields.text("attempt"), fields.bill(), fields.items(), place);
            case ATTEMPT_SETTLED -> state.settled(fields.text("attempt"), fields.bill());
            case IMAGE_STORED -> state.stored(fields.item("item"), fields.kin("id"), place);
            case ITEM_FAILED ->
                state.failed(fields.item("item"), fields.charged(), fields.isKept(), fields.kin("placeholder"), place);
            case PROMPT_WRITTEN -> state.written(fields.item("brief"), place);
            case STEP_NOTED -> state.noted(fields.item("item"), fields.text("step"), fields.text("result"));
            case ORIGINAL_DISCARDED -> state.discarded(fields.item("item"), place);
            case IMAGE_BOUND -> state.bound(fields.item("binding"), fields.subjectOrNull(), place);
            case NUMBER_RESERVED -> state.reserved(fields.item("item"), fields.text("sequence"), fields.number());
            case DELETION_STARTED -> {
                state.deleting(fields.subject(), fields.ids(), fields.items(), fields.bindings());
                state.subjects().deletes(fields.subject(), fields.text("deletion"), place);
            }
            case IMAGE_DELETED -> state.subjects().deleted(fields.subject(), fields.text("deletion"));
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("no " + what);
        }
    }
}

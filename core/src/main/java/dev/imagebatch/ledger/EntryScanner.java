package dev.imagebatch.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.spec.Fingerprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a state with the few fields of entries that it depends on, without making the entries: most of the time of
 * opening a ledger would go there. {@link EntryReader} reads all of an entry. Not thread-safe.
 */
final class EntryScanner {

    private final LedgerState state;

    private @Nullable String type;
    private @Nullable String attempt;
    private @Nullable Money money;
    private @Nullable String charged;
    private @Nullable String sequence;
    private @Nullable String step;
    private @Nullable String result;
    private @Nullable Fingerprint item;
    private final List<Fingerprint> items = new ArrayList<>();
    private boolean kept;
    private int number;

    EntryScanner(LedgerState state) {
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
    void scan(JsonParser line, long offset) throws IOException {
        require(line.nextToken() == JsonToken.START_OBJECT, "an object");
        if (!"entries".equals(line.nextFieldName())) {
            fields(line);
            apply(offset);
            return;
        }
        require(line.nextToken() == JsonToken.START_ARRAY, "entries");
        while (line.nextToken() == JsonToken.START_OBJECT) {
            long place = offset + line.currentTokenLocation().getByteOffset();
            line.nextToken();
            fields(line);
            apply(place);
        }
    }

    private void fields(JsonParser json) throws IOException {
        type = attempt = charged = sequence = step = result = null;
        item = null;
        money = null;
        kept = false;
        number = 0;
        items.clear();
        for (; json.currentToken() == JsonToken.FIELD_NAME; json.nextToken()) {
            String field = json.currentName();
            json.nextToken();
            field(field, json);
        }
    }

    private void field(String field, JsonParser json) throws IOException {
        switch (field) {
            case "type" -> type = json.getText();
            case "attempt" -> attempt = json.getText();
            case "charged" -> charged = json.getText();
            case "sequence" -> sequence = json.getText();
            case "step" -> step = json.getText();
            case "result" -> result = json.getText();
            case "number" -> number = json.getIntValue();
            case "heldUsd", "costUsd" -> money = LedgerFormat.money(json.getDecimalValue());
            case "item", "binding", "brief" -> item = Fingerprint.parse(json.getText());
            case "items" -> items(json);
            case "images" -> images(json);
            case "kept" -> {
                kept = true;
                json.skipChildren();
            }
            default -> json.skipChildren();
        }
    }

    private void items(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            items.add(Fingerprint.parse(json.getText()));
        }
    }

    private void images(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isItem = "item".equals(json.currentName());
                json.nextToken();
                if (isItem) {
                    items.add(Fingerprint.parse(json.getText()));
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private void apply(long place) throws UnknownEntryException {
        String label = present(type, "type");
        EntryType known = EntryType.labelled(label);
        if (known == null) {
            throw new UnknownEntryException(label);
        }
        switch (known) {
            case ATTEMPT_STARTED ->
                state.started(present(attempt, "attempt"), present(money, "heldUsd"), List.copyOf(items), place);
            case ATTEMPT_ENDED ->
                state.ended(
                        present(attempt, "attempt"),
                        new Bill(charged(), present(money, "costUsd")),
                        List.copyOf(items),
                        place);
            case ATTEMPT_SETTLED ->
                state.settled(present(attempt, "attempt"), new Bill(charged(), present(money, "costUsd")));
            case IMAGE_STORED -> state.stored(present(item, "item"), place);
            case ITEM_FAILED -> state.failed(present(item, "item"), charged(), kept, place);
            case PROMPT_WRITTEN -> state.written(present(item, "brief"), place);
            case STEP_NOTED -> state.noted(present(item, "item"), present(step, "step"), present(result, "result"));
            case ORIGINAL_DISCARDED -> state.discarded(present(item, "item"), place);
            case IMAGE_BOUND -> state.bound(present(item, "binding"));
            case NUMBER_RESERVED -> state.reserved(present(item, "item"), present(sequence, "sequence"), number);
        }
    }

    private Charged charged() {
        return Charged.valueOf(present(charged, "charged").toUpperCase(Locale.ROOT));
    }

    private static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return value;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("no " + what);
        }
    }
}

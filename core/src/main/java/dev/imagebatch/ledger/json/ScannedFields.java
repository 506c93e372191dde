package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.state.EntrySubject;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one entry that a state depends on; the same object serves one entry after the other. Not thread-safe. */
final class ScannedFields {

    private final Map<String, String> texts = new HashMap<>();
    private final List<Fingerprint> items = new ArrayList<>();
    private final List<Fingerprint> bindings = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private @Nullable Money money;
    private @Nullable Fingerprint item;
    private boolean kept;
    private int number;

    /** Takes the fields of the object that a parser stands in. */
    void read(JsonParser json) throws IOException {
        texts.clear();
        items.clear();
        bindings.clear();
        ids.clear();
        item = null;
        money = null;
        kept = false;
        number = 0;
        for (; json.currentToken() == JsonToken.FIELD_NAME; json.nextToken()) {
            String field = json.currentName();
            json.nextToken();
            field(field, json);
        }
    }

    private void field(String field, JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        switch (field) {
            case "type",
                    "attempt",
                    "charged",
                    "sequence",
                    "step",
                    "result",
                    "id",
                    "subject",
                    "owner",
                    "picture",
                    "replaced",
                    "deletion" -> texts.put(field, json.getText());
            case "number" -> number = json.getIntValue();
            case "heldUsd", "costUsd" -> money = LedgerFormat.money(json.getDecimalValue());
            case "item", "binding", "brief" -> item = Fingerprint.parse(json.getText());
            case "items" -> items(json);
            case "images" -> each(json, "item", text -> items.add(Fingerprint.parse(text)));
            case "told" -> each(json, "binding", text -> bindings.add(Fingerprint.parse(text)));
            case "deleted" -> each(json, "id", ids::add);
            case "placeholder" -> nested(json, "id", text -> texts.put(field, text));
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

    private static void each(JsonParser json, String wanted, Taker taker) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("the field " + json.currentName() + " is no list");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            nested(json, wanted, taker);
        }
    }

    private static void nested(JsonParser json, String wanted, Taker taker) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("the field " + json.currentName() + " is no object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isWanted = wanted.equals(json.currentName());
            json.nextToken();
            if (isWanted) {
                taker.take(json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    String text(String field) {
        return present(texts.get(field), field);
    }

    Fingerprint item(String field) {
        return present(item, field);
    }

    Money money(String field) {
        return present(money, field);
    }

    int number() {
        return number;
    }

    boolean isKept() {
        return kept;
    }

    List<Fingerprint> items() {
        return List.copyOf(items);
    }

    List<Fingerprint> bindings() {
        return List.copyOf(bindings);
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    Charged charged() {
        return Charged.valueOf(text("charged").toUpperCase(Locale.ROOT));
    }

    Charge bill() {
        return new Charge(charged(), money("costUsd"));
    }

    Subject subject() {
        return new Subject(text("subject"), texts.get("owner"));
    }

    @Nullable Subject subjectOrNull() {
        return texts.containsKey("subject") ? subject() : null;
    }

    EntrySubject kin(String id) {
        String picture = texts.get("picture");
        return new EntrySubject(
                subjectOrNull(),
                texts.get(id),
                picture == null ? null : Fingerprint.parse(picture),
                texts.get("replaced"));
    }

    private static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return value;
    }

    @FunctionalInterface
    private interface Taker {
        void take(String text);
    }
}

package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Fingerprint;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object. A field that is missing or has another type is an {@link IllegalArgumentException}.
 *
 * <p>Opening a ledger reads only the fields that its state depends on, since most of the time would go into the others:
 * those read as empty texts and zeros then.
 */
final class EntryFields {

    /** The fields that {@link dev.imagebatch.ledger.state.LedgerState} depends on. */
    private static final Set<String> DECISIVE = hashed(
            "type",
            "attempt",
            "heldUsd",
            "items",
            "charged",
            "costUsd",
            "images",
            "item",
            "id",
            "subject",
            "owner",
            "picture",
            "replaced",
            "kept",
            "placeholder",
            "brief",
            "step",
            "result",
            "binding",
            "sequence",
            "number",
            "deletion",
            "deleted",
            "told");

    private static final int LONGEST_NUMBER = 40;

    private final Map<String, Object> values;
    private final Extent extent;

    private EntryFields(Map<String, Object> values, Extent extent) {
        this.values = values;
        this.extent = extent;
    }

    /** The set is asked for every field of every line, and a hash set answers fastest. */
    private static Set<String> hashed(String... fields) {
        return Collections.unmodifiableSet(new HashSet<>(List.of(fields)));
    }

    /** Reads the object that a parser stands before, at, or at the first field of. */
    static EntryFields parse(JsonParser json, Extent extent) throws IOException {
        if (json.currentToken() == null && json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("not an object");
        }
        if (json.currentToken() == JsonToken.START_OBJECT) {
            json.nextToken();
        }
        Map<String, Object> values = new HashMap<>();
        for (; json.currentToken() == JsonToken.FIELD_NAME; json.nextToken()) {
            String field = json.currentName();
            boolean isNull = json.nextToken() == JsonToken.VALUE_NULL;
            if (isNull || extent == Extent.DECISIVE && !DECISIVE.contains(field)) {
                json.skipChildren();
                values.remove(field);
            } else {
                values.put(field, value(json, extent));
            }
        }
        return new EntryFields(values, extent);
    }

    private static Object value(JsonParser json, Extent extent) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> parse(json, extent);
            case START_ARRAY -> list(json, extent);
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            default -> json.getText();
        };
    }

    private static List<Object> list(JsonParser json, Extent extent) throws IOException {
        List<Object> values = new ArrayList<>(4);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(json, extent));
        }
        return values;
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    /** Returns whether a field was left unread, so that its value stands for nothing. */
    boolean isOmitted(String field) {
        return extent == Extent.DECISIVE && !DECISIVE.contains(field);
    }

    <T> @Nullable T ifAny(String field, Function<String, T> reader) {
        return has(field) ? reader.apply(field) : null;
    }

    String text(String field) {
        Object value = values.get(field);
        if (value == null) {
            return isOmitted(field) ? "" : asText(present(field));
        }
        return asText(value);
    }

    List<String> textsIfAny(String field) {
        return has(field) ? list(field).stream().map(EntryFields::asText).toList() : List.of();
    }

    int integer(String field) {
        return isOmitted(field) ? 0 : number(field).intValueExact();
    }

    Money money(String field) {
        return Money.usd(number(field));
    }

    Duration seconds(String field) {
        if (isOmitted(field)) {
            return Duration.ZERO;
        }
        BigDecimal seconds = number(field);
        long whole = seconds.longValue();
        return Duration.ofSeconds(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }

    Instant at() {
        return isOmitted("at") ? Instant.EPOCH : Timestamp.parse(text("at"));
    }

    <E extends Enum<E>> E constant(String field, Class<E> type) {
        return isOmitted(field)
                ? type.getEnumConstants()[0]
                : Enum.valueOf(type, text(field).toUpperCase(Locale.ROOT));
    }

    Fingerprint item(String field) {
        return Fingerprint.parse(text(field));
    }

    List<Fingerprint> items(String field) {
        List<Fingerprint> items = new ArrayList<>(4);
        for (Object item : list(field)) {
            items.add(Fingerprint.parse(asText(item)));
        }
        return items;
    }

    <T> T object(String field, Function<EntryFields, T> reader) {
        return reader.apply(asObject(present(field)));
    }

    <T> @Nullable T objectIfAny(String field, Function<EntryFields, T> reader) {
        return has(field) ? object(field, reader) : null;
    }

    <T> List<T> objects(String field, Function<EntryFields, T> reader) {
        List<T> objects = new ArrayList<>(4);
        for (Object value : list(field)) {
            objects.add(reader.apply(asObject(value)));
        }
        return objects;
    }

    /** Returns a number within what entries hold: a short text may stand for one that fills the memory. */
    BigDecimal number(String field) {
        BigDecimal number = asNumber(field, present(field));
        if (Math.abs(number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("a number is out of range");
        }
        return number;
    }

    private static BigDecimal asNumber(String field, Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof BigDecimal number) {
            return number;
        }
        throw new IllegalArgumentException("the field " + field + " is not a number");
    }

    private List<?> list(String field) {
        return present(field) instanceof List<?> list ? list : List.of();
    }

    private static EntryFields asObject(Object value) {
        if (value instanceof EntryFields fields) {
            return fields;
        }
        throw new IllegalArgumentException("not an object");
    }

    private static String asText(Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value instanceof EntryFields || value instanceof List<?> ? "" : value.toString();
    }

    private Object present(String field) {
        Object value = values.get(field);
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return value;
    }

    /** The fields to read. */
    enum Extent {
        /** All fields. */
        ALL,
        /** The fields that the state of a ledger depends on. */
        DECISIVE
    }
}

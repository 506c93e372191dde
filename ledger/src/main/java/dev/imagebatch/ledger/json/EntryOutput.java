package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.state.WellFormedText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a JSON object; {@link EntryFields} is its counterpart. */
final class EntryOutput {

    private final JsonGenerator json;

    EntryOutput(JsonGenerator json) {
        this.json = json;
    }

    void text(String field, String text) throws IOException {
        json.writeStringField(field, WellFormedText.of(text));
    }

    void textIfAny(String field, @Nullable String text) throws IOException {
        if (text != null) {
            text(field, text);
        }
    }

    void textsIfAny(String field, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            texts(field, texts);
        }
    }

    private void texts(String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(WellFormedText.of(text));
        }
        json.writeEndArray();
    }

    void number(String field, long number) throws IOException {
        json.writeNumberField(field, number);
    }

    void money(String field, Money money) throws IOException {
        json.writeNumberField(field, money.toUsd());
    }

    void seconds(String field, Duration duration) throws IOException {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        json.writeNumberField(field, seconds.stripTrailingZeros());
    }

    void constant(String field, Enum<?> constant) throws IOException {
        json.writeStringField(field, constant.name().toLowerCase(Locale.ROOT));
    }

    void constantIfAny(String field, @Nullable Enum<?> constant) throws IOException {
        if (constant != null) {
            constant(field, constant);
        }
    }

    void item(String field, Fingerprint item) throws IOException {
        json.writeStringField(field, item.toString());
    }

    void itemIfAny(String field, @Nullable Fingerprint item) throws IOException {
        if (item != null) {
            item(field, item);
        }
    }

    void items(String field, List<Fingerprint> items) throws IOException {
        texts(field, items.stream().map(Fingerprint::toString).toList());
    }

    <T> void object(String field, T value, Part<T> part) throws IOException {
        json.writeObjectFieldStart(field);
        part.write(value);
        json.writeEndObject();
    }

    <T> void objectIfAny(String field, @Nullable T value, Part<T> part) throws IOException {
        if (value != null) {
            object(field, value, part);
        }
    }

    <T> void objects(String field, List<T> values, Part<T> part) throws IOException {
        json.writeArrayFieldStart(field);
        for (T value : values) {
            json.writeStartObject();
            part.write(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the fields of a value. */
    @FunctionalInterface
    interface Part<T> {
        void write(T value) throws IOException;
    }
}

package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** The reader of JSON field values into a draft. Null leaves a field unset. */
final class JsonFields {

    private static final String HALF_CHARACTER = "holds half of a character (a lone surrogate escape)";

    private final JsonFactory copies = JsonFactory.builder()
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final SpecificationDraft draft;
    private final JsonReferences references;

    JsonFields(SpecificationDraft draft, References references) {
        this.draft = draft;
        this.references = new JsonReferences(draft, references);
    }

    void read(JsonParser parser, Field field, @Nullable JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        switch (field.shape()) {
            case LABEL, PROSE -> text(parser, field, token);
            case NUMBER -> number(parser, field, token);
            case REFERENCES -> references.read(parser, token);
            case TEXTS -> texts(parser, field, token);
            case OPTIONS -> options(parser, token);
            case TAGS -> tags(parser, token);
        }
    }

    static String describe(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            case START_ARRAY -> "a list";
            case START_OBJECT -> "an object";
            default -> "something else";
        };
    }

    /** Returns the message for a value of the wrong type, with the value if it is a short text or a number. */
    static String wrongType(JsonParser parser, String wanted, @Nullable JsonToken token) throws IOException {
        String value = "";
        if (token == JsonToken.VALUE_STRING) {
            value = ": " + Excerpt.quoted(parser.getText());
        } else if (token != null && token.isNumeric()) {
            value = ": " + Excerpt.of(parser.getText());
        }
        parser.skipChildren();
        return "must be " + wanted + ", is " + describe(token) + value;
    }

    private void text(JsonParser parser, Field field, @Nullable JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            draft.invalid(field, wrongText(parser, field, token));
            return;
        }
        String text = parser.getText();
        if (Utf8.isWellFormed(text)) {
            draft.text(field, text);
        } else {
            draft.invalid(field, HALF_CHARACTER);
        }
    }

    private static String wrongText(JsonParser parser, Field field, @Nullable JsonToken token) throws IOException {
        if (field.shape() == Field.Shape.LABEL) {
            return wrongType(parser, "a text", token);
        }
        parser.skipChildren();
        return "must be a text, is " + describe(token);
    }

    private void number(JsonParser parser, Field field, @Nullable JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            WholeNumbers.read(draft, field, parser.getText());
        } else {
            draft.invalid(field, wrongType(parser, "a whole number", token));
        }
    }

    private void texts(JsonParser parser, Field field, @Nullable JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            textOf(field, parser.getText());
        } else if (token == JsonToken.START_ARRAY) {
            for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                if (each == JsonToken.VALUE_STRING) {
                    textOf(field, parser.getText());
                } else {
                    draft.mistakes().add(field.label(), "each " + wrongType(parser, "a text", each));
                }
            }
        } else {
            draft.mistakes().add(field.label(), wrongType(parser, "a text or a list of texts", token));
        }
    }

    private void textOf(Field field, String text) {
        if (Utf8.isWellFormed(text)) {
            draft.oneOf(field, text);
        } else {
            draft.mistakes().add(field.label(), HALF_CHARACTER);
        }
    }

    private void tags(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            draft.mistakes().add("tags", wrongType(parser, "an object of names and values", token));
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) {
                String where = "tags." + Excerpt.of(name);
                draft.mistakes().add(where, wrongType(parser, "a text, a number, true or false", value));
            } else if (value != JsonToken.VALUE_NULL) {
                tag(name, parser.getText());
            }
        }
    }

    private void tag(String name, String value) {
        if (Utf8.isWellFormed(name) && Utf8.isWellFormed(value)) {
            draft.tag(name, value);
        } else {
            draft.mistakes().add("tags", HALF_CHARACTER);
        }
    }

    private void options(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            draft.mistakes().add("options", wrongType(parser, "an object of provider names", token));
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                optionsOf(parser, name);
            } else if (value != JsonToken.VALUE_NULL) {
                String where = "options." + Excerpt.of(name);
                draft.mistakes().add(where, wrongType(parser, "an object of the provider's options", value));
            }
        }
    }

    private void optionsOf(JsonParser parser, String provider) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value != JsonToken.VALUE_NULL) {
                option(provider, key, value.isStructStart() ? copy(parser) : parser.getText());
            }
        }
    }

    private void option(String provider, String key, String value) {
        if (Utf8.isWellFormed(provider) && Utf8.isWellFormed(key) && Utf8.isWellFormed(value)) {
            draft.option(provider, key, value);
        } else {
            draft.mistakes().add("options", HALF_CHARACTER);
        }
    }

    private String copy(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = copies.createGenerator(text)) {
            int depth = copyToken(parser, generator);
            while (depth > 0) {
                parser.nextToken();
                depth += copyToken(parser, generator);
            }
        }
        return text.toString();
    }

    // Numbers are copied as text, since no Java type holds all of them.
    private static int copyToken(JsonParser parser, JsonGenerator generator) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            generator.writeNumber(parser.getText());
        } else {
            generator.copyCurrentEvent(parser);
        }
        int depth = token.isStructStart() ? 1 : 0;
        return token.isStructEnd() ? -1 : depth;
    }
}

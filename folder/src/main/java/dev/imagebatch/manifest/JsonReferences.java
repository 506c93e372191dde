package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.ReferenceImage.Role;
import dev.imagebatch.text.WordSuggestion;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reader of {@code references}: file names, https addresses, outputs, or objects of one of them and a role. */
final class JsonReferences {

    private static final List<String> KEYS = List.of("file", "url", "output", "variant", "piece", "role");
    private static final List<String> PLACES = List.of("file", "url", "output");
    private static final String WANTED =
            "a file's name, an https address, \"output of ID\" or an object such as {\"file\": \"mask.png\", \"role\": \"mask\"}";

    private final SpecificationDraft draft;
    private final References references;

    JsonReferences(SpecificationDraft draft, References references) {
        this.draft = draft;
        this.references = references;
    }

    void read(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            one(parser, "references", token);
            return;
        }
        int index = 0;
        for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
            one(parser, "references[" + index++ + "]", each);
        }
    }

    private void one(JsonParser parser, String where, @Nullable JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            references.add(draft, where, parser.getText(), Role.IMAGE);
        } else if (token == JsonToken.START_OBJECT) {
            object(parser, where);
        } else {
            draft.mistakes().add(where, JsonFields.wrongType(parser, WANTED, token));
        }
    }

    private void object(JsonParser parser, String where) throws IOException {
        Map<String, String> texts = new HashMap<>();
        long before = draft.mistakes().count();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            boolean isNumber = key.equals("variant") && value == JsonToken.VALUE_NUMBER_INT;
            if (!KEYS.contains(key)) {
                unknown(where, key);
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_STRING && !isNumber) {
                draft.mistakes().add(where + "." + key, JsonFields.wrongType(parser, "a text", value));
            } else if (texts.put(key, parser.getText()) != null) {
                draft.mistakes().add(where + "." + key, "is there twice");
            }
        }
        Role role = role(where, texts.getOrDefault("role", "image"));
        List<String> named = PLACES.stream().filter(texts::containsKey).toList();
        if (named.size() == 1) {
            named(where, named.get(0), texts, role);
        } else if (named.size() > 1) {
            draft.mistakes().add(where, "names " + String.join(" and ", named) + "; leave all but one of them out");
        } else if (draft.mistakes().count() == before) {
            draft.mistakes().add(where, "names no file, no url and no output");
        }
    }

    private void named(String where, String place, Map<String, String> texts, Role role) {
        String name = texts.getOrDefault(place, "");
        if (place.equals("output")) {
            references.output(draft, where, () -> output(name, texts).as(role));
        } else if (texts.containsKey("variant") || texts.containsKey("piece")) {
            draft.mistakes().add(where, "a variant and a piece are those of an output, not of a " + place);
        } else if (place.equals("file")) {
            references.add(draft, where, name, role);
        } else {
            references.address(draft, where, name, role);
        }
    }

    private static OutputReference output(String id, Map<String, String> texts) {
        OutputReference output = OutputReference.of(id);
        if (texts.containsKey("piece")) {
            output = output.piece(texts.get("piece"));
        }
        return texts.containsKey("variant") ? output.variant(variant(texts.get("variant"))) : output;
    }

    private static int variant(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private Role role(String where, String name) {
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return role;
            }
        }
        draft.mistakes().add(where + ".role", "must be one of " + roles() + ", is " + Excerpt.quoted(name));
        return Role.IMAGE;
    }

    private void unknown(String where, String key) {
        Optional<String> meant = WordSuggestion.nearest(key, KEYS);
        String hint = meant.map(name -> "did you mean \"" + name + "\"?")
                .orElse("a reference has file, url or output, and role");
        draft.mistakes().add(where, "unknown key " + Excerpt.quoted(key) + "; " + hint);
    }

    private static String roles() {
        return String.join(
                ", ",
                Arrays.stream(Role.values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}

package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.spec.ReferenceImage.Role;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code references}: names of files or https addresses, or objects of one of them and its role. */
final class JsonReferences {

    private static final List<String> KEYS = List.of("file", "url", "role");
    private static final String WANTED =
            "a file's name, an https address or an object such as {\"file\": \"mask.png\", \"role\": \"mask\"}";

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
            if (!KEYS.contains(key)) {
                unknown(where, key);
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_STRING) {
                draft.mistakes().add(where + "." + key, JsonFields.wrongType(parser, "a text", value));
            } else if (texts.put(key, parser.getText()) != null) {
                draft.mistakes().add(where + "." + key, "is there twice");
            }
        }
        Role role = role(where, texts.getOrDefault("role", "image"));
        String file = texts.get("file");
        String url = texts.get("url");
        if (file != null && url != null) {
            draft.mistakes().add(where, "names both a file and a url; leave one of them out");
        } else if (file != null) {
            references.add(draft, where, file, role);
        } else if (url != null) {
            references.address(draft, where, url, role);
        } else if (draft.mistakes().count() == before) {
            draft.mistakes().add(where, "names no file and no url");
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
        Optional<String> meant = Suggestion.nearest(key, KEYS);
        String hint =
                meant.map(name -> "did you mean \"" + name + "\"?").orElse("a reference has file or url, and role");
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

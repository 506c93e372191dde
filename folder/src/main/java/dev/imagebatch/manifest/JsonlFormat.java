package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.text.WordSuggestion;
import java.io.IOException;
import java.util.Optional;

/** The format of one JSON object a line. */
final class JsonlFormat implements EntryFormat {

    static final int MAX_NESTING = 50;

    private final JsonFactory json = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();
    private final SpecificationDraft draft;
    private final JsonFields fields;
    private boolean begun;

    JsonlFormat(SpecificationDraft draft, References references) {
        this.draft = draft;
        this.fields = new JsonFields(draft, references);
    }

    @Override
    public Optional<String> refusal(String beginning) {
        return ForeignFormat.table(beginning);
    }

    @Override
    public SpecificationEntry entry(SourceLineReader lines) throws IOException {
        draft.begin(lines.number());
        if (!begun && isSpreadOverLines(lines)) {
            lines.stop();
            return draft.abandon("begins JSON that goes over several lines; write each specification as one object on a"
                    + " line of its own (jq -c '.[]' does that to an array)");
        }
        begun = true;
        try (JsonParser parser = json.createParser(lines.buffer(), lines.start(), lines.length())) {
            return read(parser, lines);
        } catch (JsonProcessingException e) {
            return draft.abandon(JsonMistake.of(e, lines));
        }
    }

    private SpecificationEntry read(JsonParser parser, SourceLineReader lines) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            return draft.abandon("must be one JSON object, is " + JsonFields.describe(first));
        }
        String name = parser.nextFieldName();
        while (name != null) {
            field(parser, name);
            name = parser.nextFieldName();
        }
        return end(parser, lines);
    }

    private SpecificationEntry end(JsonParser parser, SourceLineReader lines) throws IOException {
        try {
            return parser.nextToken() == null
                    ? DraftRules.entry(draft)
                    : draft.abandon("holds more than one object; write each on a line of its own");
        } catch (JsonProcessingException e) {
            return draft.abandon(JsonMistake.afterObject(e, lines));
        }
    }

    private void field(JsonParser parser, String name) throws IOException {
        Field field = Field.named(name);
        JsonToken token = parser.nextToken();
        if (field == null) {
            draft.mistakes().add("", draft.mistakes().isFull() ? "" : unknown(name));
            parser.skipChildren();
        } else if (draft.name(field)) {
            fields.read(parser, field, token);
        } else {
            draft.mistakes().add(field.label(), "is there twice");
            parser.skipChildren();
        }
    }

    static String unknown(String name) {
        Optional<String> meant = WordSuggestion.nearest(name, Field.labels());
        return "unknown field " + Excerpt.quoted(name) + "; "
                + meant.map(field -> "did you mean \"" + field + "\"?")
                        .orElseGet(() -> "the fields are " + String.join(", ", Field.labels()));
    }

    private static boolean isSpreadOverLines(SourceLineReader lines) {
        String text = lines.length() > 16 * 1024 ? "" : lines.text().strip();
        byte first = lines.buffer()[lines.start()];
        return first == '[' || text.startsWith("[") || text.equals("{");
    }
}

package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationEntry;
import java.util.Optional;

/** The format of one literal prompt a line. */
record TextFormat(SpecificationDraft draft) implements EntryFormat {

    @Override
    public Optional<String> refusal(String beginning) {
        return ForeignFormat.json(beginning).or(() -> ForeignFormat.table(beginning));
    }

    @Override
    public SpecificationEntry entry(SourceLineReader lines) {
        String line = lines.text();
        draft.begin(lines.number());
        if (line.indexOf('\r') >= 0) {
            return draft.abandon("holds a carriage return; end lines with LF or CRLF");
        }
        Optional<String> control = SuspiciousText.controlCharacter(line);
        if (control.isPresent()) {
            return draft.abandon(control.get());
        }
        draft.text(Field.PROMPT, line);
        TextLineRules.mistake(line).ifPresent(mistake -> draft.invalid(Field.PROMPT, mistake));
        return DraftRules.entry(draft);
    }
}

package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationEntry;

/** A prompt a line, taken literally. */
record TextFormat(SpecificationDraft draft) implements EntryFormat {

    @Override
    public SpecificationEntry entry(SourceLineReader lines) {
        draft.begin(lines.number());
        draft.text(Field.PROMPT, lines.text());
        return draft.end();
    }
}

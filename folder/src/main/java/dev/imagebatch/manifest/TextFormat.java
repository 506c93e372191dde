package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationEntry;

/** The format of one literal prompt a line. */
record TextFormat(SpecificationDraft draft) implements EntryFormat {

    @Override
    public SpecificationEntry entry(SourceLineReader lines) {
        draft.begin(lines.number());
        draft.text(Field.PROMPT, lines.text());
        return DraftRules.entry(draft);
    }
}

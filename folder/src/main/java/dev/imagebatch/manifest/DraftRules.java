package dev.imagebatch.manifest;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;

/** The rules that turn a complete draft into a specification. */
final class DraftRules {

    private DraftRules() {}

    /** Returns the specification of a draft, or all its mistakes. */
    static SpecificationEntry entry(SpecificationDraft draft) {
        ImageSpecification.Builder builder = draft.builder();
        WholeNumbers.apply(draft, builder);
        SizeRules.apply(draft, builder);
        return draft.entry(builder);
    }
}

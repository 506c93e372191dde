package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationEntry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The format of a kind of specification file. */
interface EntryFormat {

    /** Returns the entry that begins at the current line, or null if there is none. */
    @Nullable SpecificationEntry entry(SourceLineReader lines) throws IOException;
}

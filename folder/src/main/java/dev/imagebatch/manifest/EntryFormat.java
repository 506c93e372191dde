package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationEntry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the lines of a kind of file become entries. */
interface EntryFormat {

    /** The entry that begins at the current line, or null if that line holds none. */
    @Nullable SpecificationEntry entry(SourceLineReader lines) throws IOException;
}

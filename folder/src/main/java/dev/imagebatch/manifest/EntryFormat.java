package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationEntry;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The format of a kind of specification file. */
interface EntryFormat {

    /** Returns the reason why a file is of another text format, if the beginning of its first filled line shows it. */
    Optional<String> refusal(String beginning);

    /** Returns the entry that begins at the current line, or null if there is none. */
    @Nullable SpecificationEntry entry(SourceLineReader lines) throws IOException;
}

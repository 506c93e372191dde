package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reader of a file's entries: the checks common to all formats, around the format itself. */
final class LineEntries implements SpecificationReader {

    private final String file;
    private final SourceLineReader lines;
    private final EntryFormat format;
    private boolean begun;
    private boolean any;

    LineEntries(String file, SourceLineReader lines, EntryFormat format) {
        this.file = file;
        this.lines = lines;
        this.format = format;
    }

    @Override
    public @Nullable SpecificationEntry next() throws IOException {
        while (lines.nextFilled()) {
            SpecificationEntry entry = entry();
            if (entry != null) {
                any = true;
                return entry;
            }
        }
        if (any) {
            return null;
        }
        any = true;
        return Mistakes.ofFile(file, "holds no specifications");
    }

    private @Nullable SpecificationEntry entry() throws IOException {
        Optional<String> foreign = begun ? Optional.empty() : ForeignFormat.refusal(format, lines);
        begun = true;
        if (foreign.isEmpty() && lines.isSound()) {
            return format.entry(lines);
        }
        Optional<String> refusal = any || foreign.isPresent() ? foreign : lines.refusal();
        if (refusal.isPresent()) {
            lines.stop();
            return Mistakes.ofFile(file, refusal.get());
        }
        return Mistakes.ofFile(file + ":" + lines.number(), lines.fault());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

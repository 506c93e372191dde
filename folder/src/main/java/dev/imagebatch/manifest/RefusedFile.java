package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read at all: one entry that says why. */
final class RefusedFile implements SpecificationReader {

    private @Nullable SpecificationEntry entry;

    RefusedFile(String file, String message) {
        this.entry = Mistakes.ofFile(file, message);
    }

    @Override
    public @Nullable SpecificationEntry next() {
        SpecificationEntry next = entry;
        entry = null;
        return next;
    }

    @Override
    public void close() {
        // nothing is open
    }
}

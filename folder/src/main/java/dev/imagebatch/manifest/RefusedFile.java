package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import org.jspecify.annotations.Nullable;

/** The reader of an unreadable file: one entry with the reason. */
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
        // Nothing is open.
    }
}

package dev.imagebatch.cli;

import dev.imagebatch.provenance.ImageInspection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that was looked at.
 *
 * @param file as it was named
 * @param inspection what it says about itself
 * @param record what the ledger of its folder says of it, or null
 * @param trouble why that ledger could not be read, or null
 */
record InspectedFile(
        Path file,
        ImageInspection inspection,
        @Nullable StoredRecord record,
        @Nullable String trouble) {

    /** Whether the file's bytes are others than the ledger says. */
    boolean isChanged() {
        return record != null && !record.isOf(inspection.info().sha256());
    }

    /**
     * A file of which nothing is known.
     *
     * @param file as it was named
     * @param message why
     */
    record Failed(Path file, String message) {}
}

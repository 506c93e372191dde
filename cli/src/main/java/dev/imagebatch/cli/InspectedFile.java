package dev.imagebatch.cli;

import dev.imagebatch.provenance.ImageInspection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An inspected file.
 *
 * @param file the path as given
 * @param inspection the metadata of the file
 * @param record the file's entry in the ledger of its folder, or null
 * @param trouble the reason why that ledger could not be read, or null
 */
record InspectedFile(
        Path file,
        ImageInspection inspection,
        @Nullable StoredRecord record,
        @Nullable String trouble) {

    /** Returns whether the file differs from the checksum in the ledger. */
    boolean isChanged() {
        return record != null && !record.isOf(inspection.info().sha256());
    }

    /**
     * A file that could not be inspected.
     *
     * @param file the path as given
     * @param message the reason
     */
    record Failed(Path file, String message) {}
}

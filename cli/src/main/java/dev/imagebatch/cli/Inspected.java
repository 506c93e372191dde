package dev.imagebatch.cli;

import dev.imagebatch.provenance.Inspection;
import java.nio.file.Path;

/**
 * What is known of a file that was looked at.
 *
 * @param file as it was named
 * @param inspection what it says about itself
 */
record Inspected(Path file, Inspection inspection) {

    /**
     * A file of which nothing is known.
     *
     * @param file as it was named
     * @param message why
     */
    record Failed(Path file, String message) {}
}

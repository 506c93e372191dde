package dev.imagebatch.rescue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The layout of a work folder: the files and folders that a batch keeps beside its images.
 *
 * <p>Immutable and thread-safe. Nothing is created.
 *
 * @param path the work folder itself
 */
public record WorkFolder(Path path) {

    private static final String NAME = ".imagebatch";

    /** Returns the work folder of an output folder. */
    public static WorkFolder of(Path output) {
        return new WorkFolder(output.resolve(NAME));
    }

    /**
     * Checks a folder before it is used: {@link #requireNoLinks}, and that images of earlier runs have their ledger.
     *
     * @throws IOException if there is a link, or the ledger is missing or empty; the message says what to do
     */
    public static void requireSound(Path output) throws IOException {
        WorkFolder work = of(output);
        work.requireNoLinks();
        new LostLedgerCheck(output, work).require();
    }

    /**
     * Checks that no link in this folder leads elsewhere. A folder that is itself a link is accepted under any name but
     * the usual one.
     *
     * @throws IOException if there is a link, device or pipe; the message names it
     */
    public void requireNoLinks() throws IOException {
        boolean isOwn = path.endsWith(NAME) || !Files.exists(path);
        LinkCheck.require(isOwn ? path : path.toRealPath());
    }

    public Path ledger() {
        return path.resolve("ledger.jsonl");
    }

    /** Returns the folder of images while they are received. */
    Path staging() {
        return path.resolve("staging");
    }

    /** Returns the folder of images while the file sink stores them. */
    Path storing() {
        return path.resolve("storing");
    }

    /** Returns the folder of paid images that are not stored yet. */
    Path rescue() {
        return path.resolve("rescue");
    }

    /** Returns the folder of images that the quality check rejected. */
    Path rejected() {
        return path.resolve("rejected");
    }

    /** Returns the folder of reference images that were fetched from https addresses. */
    public Path references() {
        return path.resolve("references");
    }

    /** Returns the folder of the contact sheet's thumbnails. */
    public Path thumbnails() {
        return path.resolve("thumbnails");
    }

    /** Returns the folder of the last run's specifications and options. */
    public Path run() {
        return path.resolve("run");
    }

    /** Returns the file whose presence pauses the run. */
    public Path pauseMark() {
        return path.resolve("paused");
    }

    /** Returns the file that shows that the ledger recorded a stored image. */
    Path storedMark() {
        return path.resolve("stored");
    }

    /** Returns the record of the last run. */
    public Path record() {
        return path.resolve("batch.json");
    }
}

package dev.imagebatch.folder;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.manifest.BatchRecord;
import dev.imagebatch.report.ContactSheet;
import dev.imagebatch.rescue.CrashRecovery;
import dev.imagebatch.rescue.LeftoverCleanup;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.rescue.WorkFolder;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/**
 * A folder of images with its ledger, its record and its contact sheet.
 *
 * <p>The images and {@code index.html} lie in the folder itself, everything else in {@code .imagebatch} below it. It
 * belongs to one process at a time. Thread-safe.
 *
 * @since 0.1
 */
public final class BatchFolder implements AutoCloseable {

    private final Path folder;
    private final FileSystemSink sink;
    private final FileLedger ledger;
    private final RescueStore spool;

    private BatchFolder(Path folder, FileSystemSink sink, FileLedger ledger, RescueStore spool) {
        this.folder = folder;
        this.sink = sink;
        this.ledger = ledger;
        this.spool = spool;
    }

    /**
     * Opens a folder, making it if it is not there.
     *
     * @throws IOException if it cannot be written, another process uses it, or its ledger is damaged
     */
    public static BatchFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileLedger ledger = FileLedger.open(WorkFolder.of(folder).ledger());
        BatchFolder opened = null;
        try {
            LeftoverCleanup.clear(WorkFolder.of(folder), ledger);
            opened = new BatchFolder(
                    folder,
                    FileSystemSink.at(folder),
                    ledger,
                    new RescueStore(WorkFolder.of(folder), InstantSource.system()));
            return opened;
        } finally {
            if (opened == null) {
                ledger.close();
            }
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** The sink that stores into it. */
    public FileSystemSink sink() {
        return sink;
    }

    /** The ledger of everything that was ever made in it. */
    public FileLedger ledger() {
        return ledger;
    }

    /** Where everything lies that is no image. */
    public Path workFolder() {
        return WorkFolder.of(folder).path();
    }

    /**
     * Notes which calls of interrupted runs were charged after all, since their images lie whole in the rescue folder; the
     * next run would do so too. For looking at the ledger while nothing runs.
     *
     * @throws IOException if the ledger or the images cannot be read or written
     */
    public void recover() throws IOException {
        new CrashRecovery(ledger, spool, InstantSource.system()).run();
    }

    /** The contact sheet's first page. */
    public Path index() {
        return folder.resolve("index.html");
    }

    /** The record of the last run. */
    public Path record() {
        return WorkFolder.of(folder).record();
    }

    /**
     * Writes the record of a run.
     *
     * @param result what became of it
     * @param settings what it was run with, for people
     * @throws IOException if it cannot be written
     */
    public void writeRecord(ImageBatchResult result, Map<String, String> settings) throws IOException {
        BatchRecord.write(record(), result, settings);
    }

    /**
     * Writes the contact sheet of a run.
     *
     * @param title its title
     * @param processor the processor that ran the batch
     * @param source the batch's specifications
     * @param result what became of it
     * @throws IOException if it cannot be written
     */
    public void writeReport(String title, BatchProcessor processor, SpecificationSource source, ImageBatchResult result)
            throws IOException {
        try (Stream<ImageGenerationResult> items = processor.review(source, result.batch())) {
            ContactSheet.in(folder)
                    .title(title)
                    .thumbnailsOn(ForkJoinPool.commonPool())
                    .write(items.map(item -> explained(item, result)).iterator(), result);
        }
    }

    /** The ledger does not know why nothing was tried; the run does. */
    private static ImageGenerationResult explained(ImageGenerationResult item, ImageBatchResult result) {
        if (item.outcome() != ImageGenerationResult.Outcome.SKIPPED) {
            return item;
        }
        return notTried(result)
                .map(reason -> ImageGenerationResult.skipped(item.specification(), item.variant(), reason)
                        .askedOf(item.provider(), item.model())
                        .warnings(item.warnings())
                        .build())
                .orElse(item);
    }

    private static Optional<Failure> notTried(ImageBatchResult result) {
        return result.end() == ImageBatchResult.End.BUDGET_EXHAUSTED
                ? Optional.of(Failure.of(
                        FailureKind.BUDGET_EXHAUSTED,
                        FailureStage.GENERATING,
                        "not tried: the budget had no room for it"))
                : result.stopped();
    }

    /** Gives the folder to the next process. */
    @Override
    public void close() throws IOException {
        ledger.close();
    }
}

package dev.imagebatch.folder;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.manifest.BatchRecord;
import dev.imagebatch.report.ContactSheet;
import dev.imagebatch.rescue.CrashRecovery;
import dev.imagebatch.rescue.OpenWorkFolder;
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
 * A folder of images with its ledger, record and contact sheet.
 *
 * <p>The images and {@code index.html} are in the folder itself, everything else in the work folder {@code .imagebatch}.
 * One process at a time can open a folder. Thread-safe.
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
     * Opens a folder, creating it if necessary.
     *
     * @throws IOException if the folder cannot be written or is in use by another process, or its ledger is damaged
     */
    public static BatchFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        OpenWorkFolder opened = OpenWorkFolder.open(folder, WorkFolder.of(folder), InstantSource.system());
        return new BatchFolder(folder, FileSystemSink.at(folder), opened.ledger(), opened.rescue());
    }

    /** Returns the path of the folder. */
    public Path path() {
        return folder;
    }

    /** Returns the sink that stores images in the folder. */
    public FileSystemSink sink() {
        return sink;
    }

    /** Returns the ledger of all runs in the folder. */
    public FileLedger ledger() {
        return ledger;
    }

    /** Returns the work folder. */
    public Path workFolder() {
        return WorkFolder.of(folder).path();
    }

    /**
     * Records the charges of interrupted calls whose images are complete in the rescue folder. The next run would do the
     * same; call this before reading the ledger between runs.
     *
     * @throws IOException if the ledger or the images cannot be read or written
     */
    public void recover() throws IOException {
        new CrashRecovery(ledger, spool, InstantSource.system()).run();
    }

    /** Returns the first page of the contact sheet. */
    public Path index() {
        return folder.resolve("index.html");
    }

    /** Returns the record of the last run. */
    public Path record() {
        return WorkFolder.of(folder).record();
    }

    /**
     * Writes the record of a run.
     *
     * @param result the result of the run
     * @param settings the settings of the run, for readers
     * @throws IOException if the record cannot be written
     */
    public void writeRecord(ImageBatchResult result, Map<String, String> settings) throws IOException {
        BatchRecord.write(record(), result, settings);
    }

    /**
     * Writes the contact sheet of a run.
     *
     * @param title the title of the sheet
     * @param processor the processor of the batch
     * @param source the specifications of the batch
     * @param result the result of the batch
     * @throws IOException if the sheet cannot be written
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

    /** Returns a skipped item with its reason, which is in the result of the run, not in the ledger. */
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
                        FailureKind.BUDGET_EXHAUSTED, FailureStage.GENERATING, "skipped: the budget was exhausted"))
                : result.stopped();
    }

    /** Releases the folder for other processes. */
    @Override
    public void close() throws IOException {
        ledger.close();
    }
}

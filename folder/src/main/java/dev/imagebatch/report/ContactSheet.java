package dev.imagebatch.report;

import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One offline HTML page that shows what became of each image of a batch.
 *
 * <p>It is written as {@code index.html} into the folder below which the images lie; more than
 * {@value SheetWriter#PAGE_SIZE} images go on to {@code index-2.html} and so on. It loads nothing from the network, and
 * nothing that a prompt or any other text holds is ever executed. Immutable and thread-safe; each setter gives a changed
 * copy.
 *
 * @since 0.1
 */
public final class ContactSheet {

    private final Path folder;
    private final String title;
    private final Executor executor;

    private ContactSheet(Path folder, String title, Executor executor) {
        this.folder = folder;
        this.title = title;
        this.executor = executor;
    }

    /**
     * A sheet for a folder, titled with the folder's name.
     *
     * @param folder where the page is written and the images lie; thumbnails go to {@code .imagebatch/thumbnails} in it
     */
    public static ContactSheet in(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        return new ContactSheet(absolute, name == null ? "Images" : name.toString(), Runnable::run);
    }

    /** The same sheet under another title. */
    public ContactSheet title(String text) {
        return new ContactSheet(folder, Objects.requireNonNull(text), executor);
    }

    /** The same sheet, whose thumbnails are made by an executor instead of the thread that writes. */
    public ContactSheet thumbnailsOn(Executor thumbnailMaker) {
        return new ContactSheet(folder, title, Objects.requireNonNull(thumbnailMaker));
    }

    /**
     * Writes the sheet from results alone; see {@link #write(Iterator, ImageBatchResult)}.
     *
     * @throws IOException if a page cannot be written
     */
    public Path write(Iterator<ImageGenerationResult> results) throws IOException {
        return write(results, null);
    }

    /**
     * Writes the sheet; pages appear whole or not at all, and those left over from a larger sheet are removed.
     *
     * <p>The results are read once, and only some of them are held at any time. An image that is broken or missing is
     * shown as such.
     *
     * @param results what became of each image, in the order to be shown
     * @param summary what became of the batch, or null to count and add up the results instead
     * @return the first page
     * @throws IOException if a page cannot be written
     */
    public Path write(Iterator<ImageGenerationResult> results, @Nullable ImageBatchResult summary) throws IOException {
        return new SheetWriter(folder, title, executor, SheetWriter.PAGE_SIZE).write(results, summary);
    }
}

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
 * An offline HTML page with the images of a batch and their status.
 *
 * <p>It is written to {@code index.html} in the folder of the images; after every {@value SheetWriter#PAGE_SIZE} images
 * follows another page, {@code index-2.html} and so on. It loads nothing from the network, and never executes anything in
 * a prompt or other text. Immutable and thread-safe; each setter returns a changed copy.
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
     * Returns a sheet of a folder, titled with the folder's name.
     *
     * @param folder the folder of images and pages; thumbnails are written to its work folder
     */
    public static ContactSheet in(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        return new ContactSheet(absolute, name == null ? "Images" : name.toString(), Runnable::run);
    }

    /** Returns this sheet with a title. */
    public ContactSheet title(String text) {
        return new ContactSheet(folder, Objects.requireNonNull(text), executor);
    }

    /** Returns this sheet with an executor for thumbnails; by default the calling thread makes them. */
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
     * Writes the sheet. Each page is replaced atomically, and pages of an earlier, larger sheet are deleted.
     *
     * <p>The results are read once, and only some of them are held at any time. Broken and missing images are shown as
     * such.
     *
     * @param results the result of each image, in display order
     * @param summary the result of the batch, or null to compute totals from the results
     * @return the first page
     * @throws IOException if a page cannot be written
     */
    public Path write(Iterator<ImageGenerationResult> results, @Nullable ImageBatchResult summary) throws IOException {
        return new SheetWriter(folder, title, executor, SheetWriter.PAGE_SIZE).write(results, summary);
    }
}

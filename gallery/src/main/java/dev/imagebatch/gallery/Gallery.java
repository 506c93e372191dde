package dev.imagebatch.gallery;

import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.SubjectEntries;
import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The stored images of each subject, newest first, for their owner only.
 *
 * <p>Reads the ledger, and deletes from ledger and sink together. Images belong to the subject and the owner that their
 * specification named; for images without an owner, use a {@link Subject} without one. A request for another owner's
 * subject fails with the same {@link GalleryNotFoundException} as for one that does not exist, and reads nothing of it.
 *
 * <p>Thread-safe, also during running batches. An image that is deleted while a batch generates it exists again
 * afterwards.
 *
 * @since 0.1
 */
public final class Gallery {

    /** The most images of one page. */
    public static final int MAX_LIMIT = 1_000;

    private final Ledger ledger;
    private final ImageSink sink;
    private final ReferenceUnbinder unbinder;
    private final TimeSource time;
    private final WorkFolderFiles files;

    private Gallery(Builder builder) {
        this.ledger = builder.ledger;
        this.sink = builder.sink;
        this.unbinder = builder.unbinder;
        this.time = builder.time;
        this.files = new WorkFolderFiles(
                builder.workFolder == null ? sink.workFolder().orElse(null) : builder.workFolder);
    }

    /** Creates the gallery of a ledger and of the sink that stores its images; see {@link #builder}. */
    public static Gallery of(Ledger ledger, ImageSink sink) {
        return builder(ledger, sink).build();
    }

    /** Returns a builder for the gallery of a ledger and of the sink that stores its images. */
    public static Builder builder(Ledger ledger, ImageSink sink) {
        return new Builder(ledger, sink);
    }

    /**
     * Returns a page of a subject's images, including placeholders.
     *
     * @param offset the number of newer images to skip, at least 0
     * @param limit the most images to return, 1 to {@value #MAX_LIMIT}
     * @throws IllegalArgumentException if the offset or the limit is out of range
     * @throws GalleryNotFoundException if the owner has no such subject, or the subject no image
     * @throws IOException if the ledger cannot be read
     */
    public GalleryPage images(Subject subject, long offset, int limit) throws IOException {
        if (offset < 0 || limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page needs an offset of at least 0 and a limit from 1 to " + MAX_LIMIT
                    + ": " + offset + ", " + limit);
        }
        List<LedgerEntry> entries = ledger.entries(subject, SubjectEntries.IMAGES, offset, limit + 1);
        if (entries.isEmpty()
                && ledger.entries(subject, SubjectEntries.IMAGES, 0, 1).isEmpty()) {
            throw new GalleryNotFoundException();
        }
        List<GalleryImage> images = entries.stream()
                .limit(limit)
                .map(GalleryImage::of)
                .flatMap(Optional::stream)
                .toList();
        boolean isLast = entries.size() <= limit;
        return new GalleryPage(images, isLast ? OptionalLong.empty() : OptionalLong.of(Math.addExact(offset, limit)));
    }

    /**
     * Returns one image of a subject.
     *
     * @param id the image's id in the sink
     * @throws GalleryNotFoundException if the owner has no such subject, or the subject no such image
     * @throws IOException if the ledger cannot be read
     */
    public GalleryImage image(Subject subject, String id) throws IOException {
        return ledger.image(subject, id).flatMap(GalleryImage::of).orElseThrow(GalleryNotFoundException::new);
    }

    /**
     * Deletes one image with its pieces, its files in the work folder and its entry in the ledger. A later batch with the
     * same specification generates it again, under another number.
     *
     * <p>The image leaves the gallery at once. After an exception or a crash, the next call for the subject continues the
     * deletion, so this may be repeated until it returns.
     *
     * @param id the image's id in the sink
     * @throws GalleryNotFoundException if the owner has no such subject, or the subject no such image
     * @throws UnsupportedOperationException if the sink is not a {@link DeletingSink}; nothing is changed
     * @throws IOException if ledger, sink or work folder fail, or a place cannot be updated
     * @throws InterruptedException if the thread is interrupted
     */
    public void delete(Subject subject, String id) throws IOException, InterruptedException {
        deletions().delete(subject, id);
    }

    /**
     * Deletes all images of a subject and everything kept for it; see {@link #delete}.
     *
     * @return the number of deleted images and kept originals, including deletions that an earlier call had started
     * @throws GalleryNotFoundException if there is nothing to delete
     * @throws UnsupportedOperationException if the sink is not a {@link DeletingSink}; nothing is changed
     * @throws IOException if ledger, sink or work folder fail, or a place cannot be updated
     * @throws InterruptedException if the thread is interrupted
     */
    public long deleteAll(Subject subject) throws IOException, InterruptedException {
        return deletions().deleteAll(subject);
    }

    private Deletions deletions() {
        if (sink instanceof DeletingSink deleting) {
            return new Deletions(ledger, deleting, unbinder, files, time);
        }
        throw new UnsupportedOperationException("the gallery's sink cannot delete images");
    }

    /** A builder of galleries. Not thread-safe. */
    public static final class Builder {

        private final Ledger ledger;
        private final ImageSink sink;
        private ReferenceUnbinder unbinder = ReferenceUnbinder.NONE;
        private TimeSource time = TimeSource.system();
        private @Nullable Path workFolder;

        private Builder(Ledger ledger, ImageSink sink) {
            this.ledger = Objects.requireNonNull(ledger, "ledger");
            this.sink = Objects.requireNonNull(sink, "sink");
        }

        /** Sets the callback for places whose image is deleted; none by default. */
        public Builder unbinder(ReferenceUnbinder callback) {
            this.unbinder = Objects.requireNonNull(callback, "callback");
            return this;
        }

        /** Sets the work folder of the batches; by default the {@linkplain ImageSink#workFolder() sink's}. */
        public Builder workFolder(Path folder) {
            this.workFolder = Objects.requireNonNull(folder, "folder");
            return this;
        }

        /** Sets the clock that stamps deletions; the system clock by default. */
        public Builder time(TimeSource clock) {
            this.time = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Returns the gallery. */
        public Gallery build() {
            return new Gallery(this);
        }
    }
}

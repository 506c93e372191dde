package dev.imagebatch.gallery;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageDeleted;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.SubjectEntries;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored images of each subject, the newest first, for their owner alone.
 *
 * <p>Reads the ledger and deletes from ledger and sink together. Images belong to the subject and the owner that their
 * specification named; those that name no owner are had by asking for a {@link Subject} without one. Whoever asks for
 * another owner's subject gets the same {@link GalleryNotFoundException} as for one that does not exist, and nothing of it
 * is read.
 *
 * <p>Thread-safe, also beside running batches. What is deleted while a batch makes it is there again afterwards.
 *
 * @since 0.1
 */
public final class Gallery {

    private static final int AT_ONCE = 100;

    private final Ledger ledger;
    private final ImageSink sink;
    private final ReferenceUnbinder unbinder;
    private final TimeSource time;
    private final Deletions deletions;
    private final WorkFolderFiles files;

    private Gallery(Builder builder) {
        this.ledger = builder.ledger;
        this.sink = builder.sink;
        this.unbinder = builder.unbinder;
        this.time = builder.time;
        this.deletions = new Deletions(ledger, time);
        this.files = new WorkFolderFiles(
                builder.workFolder == null ? sink.workFolder().orElse(null) : builder.workFolder);
    }

    /** The galleries of a ledger and of the sink that its images are in; see {@link #builder}. */
    public static Gallery of(Ledger ledger, ImageSink sink) {
        return builder(ledger, sink).build();
    }

    /** Starts a gallery over a ledger and the sink that its images are in. */
    public static Builder builder(Ledger ledger, ImageSink sink) {
        return new Builder(ledger, sink);
    }

    /**
     * Some images of a subject, placeholders among them.
     *
     * @throws GalleryNotFoundException if the subject has no image, or does not exist, or is another owner's
     * @throws IOException if the ledger cannot be read
     */
    public GalleryPage page(Subject subject, PageRequest request) throws IOException {
        List<LedgerEntry> entries =
                ledger.entries(subject, SubjectEntries.IMAGES, request.offset(), request.limit() + 1);
        if (entries.isEmpty() && isEmpty(subject, SubjectEntries.IMAGES)) {
            throw new GalleryNotFoundException();
        }
        List<GalleryImage> images = entries.stream()
                .limit(request.limit())
                .map(GalleryImage::of)
                .flatMap(Optional::stream)
                .toList();
        return new GalleryPage(images, entries.size() > request.limit() ? request.following() : null);
    }

    /**
     * One image of a subject.
     *
     * @param id the image's id in the sink
     * @throws GalleryNotFoundException as {@link #page} does, or if the subject has no such image
     * @throws IOException if the ledger cannot be read
     */
    public GalleryImage image(Subject subject, String id) throws IOException {
        return ledger.image(subject, id).flatMap(GalleryImage::of).orElseThrow(GalleryNotFoundException::new);
    }

    /**
     * Deletes one image with its pieces, what is kept of it, and the knowledge that it was made: whoever asks for the same
     * specification again has it made again, under another number.
     *
     * <p>From the first moment on it is in no gallery. If this ends by an exception or a crash, the next call for the
     * subject goes on, so it may be called again until it returns.
     *
     * @param id the image's id in the sink
     * @throws GalleryNotFoundException as {@link #image} does
     * @throws UnsupportedOperationException if the sink cannot delete; nothing was done
     * @throws IOException if ledger, sink or work folder fail, or a place could not be told
     * @throws InterruptedException if the thread was interrupted
     */
    public void delete(Subject subject, String id) throws IOException, InterruptedException {
        requireDeletes();
        boolean isEnded = endStarted(subject, id);
        Optional<LedgerEntry> entry = ledger.image(subject, id);
        if (entry.isPresent()) {
            delete(subject, entry.get(), Deletions.Extent.IMAGE);
        } else if (!isEnded) {
            throw new GalleryNotFoundException();
        }
    }

    /**
     * Deletes all images of a subject and all that is kept for it; see {@link #delete}.
     *
     * @return how many images and kept pictures were deleted, those included whose deletion an earlier call had started
     * @throws GalleryNotFoundException if there is nothing to delete
     * @throws UnsupportedOperationException if the sink cannot delete; nothing was done
     * @throws IOException if ledger, sink or work folder fail, or a place could not be told
     * @throws InterruptedException if the thread was interrupted
     */
    public long deleteAll(Subject subject) throws IOException, InterruptedException {
        requireDeletes();
        long deleted = endAllStarted(subject);
        for (SubjectEntries which : List.of(SubjectEntries.IMAGES, SubjectEntries.KEPT)) {
            List<LedgerEntry> entries = ledger.entries(subject, which, 0, AT_ONCE);
            while (!entries.isEmpty()) {
                for (LedgerEntry entry : entries) {
                    delete(subject, entry, Deletions.Extent.SUBJECT);
                    deleted++;
                }
                entries = ledger.entries(subject, which, 0, AT_ONCE);
            }
        }
        if (deleted == 0) {
            throw new GalleryNotFoundException();
        }
        return deleted;
    }

    private void requireDeletes() {
        if (!sink.canDelete()) {
            throw new UnsupportedOperationException("the gallery's sink cannot delete images");
        }
    }

    private boolean isEmpty(Subject subject, SubjectEntries which) throws IOException {
        return ledger.entries(subject, which, 0, 1).isEmpty();
    }

    private void delete(Subject subject, LedgerEntry entry, Deletions.Extent extent)
            throws IOException, InterruptedException {
        DeletionStarted deletion = deletions.of(subject, entry, extent);
        ledger.append(deletion);
        end(deletion);
    }

    /** Whether the deletion of that name was among those that had started. */
    private boolean endStarted(Subject subject, String name) throws IOException, InterruptedException {
        boolean isAmong = false;
        for (DeletionStarted deletion : started(subject)) {
            end(deletion);
            isAmong |= deletion.deletion().equals(name);
        }
        return isAmong;
    }

    private long endAllStarted(Subject subject) throws IOException, InterruptedException {
        long ended = 0;
        for (DeletionStarted deletion : started(subject)) {
            end(deletion);
            ended++;
        }
        return ended;
    }

    private List<DeletionStarted> started(Subject subject) throws IOException {
        return ledger.entries(subject, SubjectEntries.DELETIONS, 0, Integer.MAX_VALUE).stream()
                .map(DeletionStarted.class::cast)
                .toList();
    }

    private void end(DeletionStarted deletion) throws IOException, InterruptedException {
        for (DeletionStarted.Told told : deletion.told()) {
            if (!ledger.isBound(told.binding())) {
                unbinder.unbind(told.place(), deletion.images());
            }
        }
        for (StoredImage image : deletion.images()) {
            if (ledger.image(deletion.subject(), image.id()).isEmpty()) {
                sink.delete(image);
                files.deleteThumbnail(image);
            }
        }
        for (Fingerprint item : deletion.items()) {
            if (ledger.find(item).isEmpty()) {
                files.deleteReceived(item);
            }
        }
        ledger.append(new ImageDeleted(deletion.subject(), time.instant(), deletion.deletion()));
    }

    /** Collects what a gallery needs. Not thread-safe. */
    public static final class Builder {

        private final Ledger ledger;
        private final ImageSink sink;
        private ReferenceUnbinder unbinder = ReferenceUnbinder.NONE;
        private TimeSource time = TimeSource.system();
        private @Nullable Path workFolder;

        private Builder(Ledger ledger, ImageSink sink) {
            this.ledger = ledger;
            this.sink = sink;
        }

        /** Who tells places that their image is gone. Without it nobody does. */
        public Builder unbinder(ReferenceUnbinder told) {
            this.unbinder = told;
            return this;
        }

        /** Where the batches kept what they received; without it the {@linkplain ImageSink#workFolder() sink's}. */
        public Builder workFolder(Path folder) {
            this.workFolder = folder;
            return this;
        }

        /** The clock that stamps deletions; without it the machine's. */
        public Builder time(TimeSource clock) {
            this.time = clock;
            return this;
        }

        /** The gallery. */
        public Gallery build() {
            return new Gallery(this);
        }
    }
}

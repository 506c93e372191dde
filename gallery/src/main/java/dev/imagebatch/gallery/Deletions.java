package dev.imagebatch.gallery;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageDeleted;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.SubjectEntries;
import dev.imagebatch.sink.DeletingSink;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Deletes images in steps that can be repeated: the ledger records what is to be deleted before anything is, and the end
 * after everything is.
 */
record Deletions(
        Ledger ledger, DeletingSink sink, ReferenceUnbinder unbinder, WorkFolderFiles files, InstantSource time) {

    private static final int BATCH = 100;

    void delete(Subject subject, String id) throws IOException, InterruptedException {
        boolean isContinued = false;
        for (DeletionStarted started : started(subject)) {
            complete(started);
            isContinued |= started.deletion().equals(id);
        }
        Optional<LedgerEntry> entry = ledger.image(subject, id);
        if (entry.isPresent()) {
            delete(subject, entry.get(), DeletionScope.Extent.IMAGE);
        } else if (!isContinued) {
            throw new GalleryNotFoundException();
        }
    }

    long deleteAll(Subject subject) throws IOException, InterruptedException {
        long deleted = 0;
        for (DeletionStarted started : started(subject)) {
            complete(started);
            deleted++;
        }
        deleted += deleteAll(subject, SubjectEntries.IMAGES) + deleteAll(subject, SubjectEntries.KEPT);
        if (deleted == 0) {
            throw new GalleryNotFoundException();
        }
        return deleted;
    }

    private long deleteAll(Subject subject, SubjectEntries which) throws IOException, InterruptedException {
        long deleted = 0;
        List<LedgerEntry> entries = ledger.entries(subject, which, 0, BATCH);
        while (!entries.isEmpty()) {
            for (LedgerEntry entry : entries) {
                delete(subject, entry, DeletionScope.Extent.SUBJECT);
                deleted++;
            }
            entries = ledger.entries(subject, which, 0, BATCH);
        }
        return deleted;
    }

    private void delete(Subject subject, LedgerEntry entry, DeletionScope.Extent extent)
            throws IOException, InterruptedException {
        DeletionStarted deletion = new DeletionScope(ledger, time).of(subject, entry, extent);
        ledger.append(deletion);
        complete(deletion);
    }

    private List<DeletionStarted> started(Subject subject) throws IOException {
        return ledger.entries(subject, SubjectEntries.DELETIONS, 0, Integer.MAX_VALUE).stream()
                .map(DeletionStarted.class::cast)
                .toList();
    }

    private void complete(DeletionStarted deletion) throws IOException, InterruptedException {
        for (DeletionStarted.BoundPlace told : deletion.places()) {
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
}

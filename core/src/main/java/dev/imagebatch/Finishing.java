package dev.imagebatch;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPiece;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.OriginalDiscarded;
import dev.imagebatch.plan.PlannedBatch;
import dev.imagebatch.spec.Subject;
import dev.imagebatch.transform.ImageTransform;
import dev.imagebatch.transform.TransformException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a received picture to the shelf: looked at, worked on, marked, stored, noted.
 *
 * <p>Until the note is written, the received bytes stay where they are: a run that is cut off here goes through all of it
 * again, which costs nothing and gives the same files.
 */
final class Finishing {

    private static final String ORIGINAL = "original";

    private final BatchSettings settings;
    private final String batch;
    private final PlannedBatch planned;
    private final Storing storing;

    Finishing(BatchSettings settings, String batch, PlannedBatch planned) {
        this.settings = settings;
        this.batch = batch;
        this.planned = planned;
        this.storing = new Storing(settings);
    }

    /** That the picture came and is not on the shelf. */
    static final class NotFinished extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Failure failure;

        NotFinished(Failure failure) {
            super(failure.message());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /** Finishes a picture; what the ledger then says of the item. */
    ImageStored finish(Item item, ReceivedImage image, ImageStored.Making making)
            throws IOException, InterruptedException, NotFinished {
        examine(item, image, making);
        try (Pieces pieces = new Pieces(settings.finish(), settings.spool().workplace())) {
            List<Piece> made = pieces.of(item, image.data(), making);
            List<LedgerEntry> entries = new ArrayList<>();
            if (isOriginalKept(item, image, pieces)) {
                List<Piece> original = List.of(Piece.of(ORIGINAL, image.data()));
                entries.add(entry(item.original(), stored(item, image, original, null), making, original));
            }
            StoredImage placeholder = item.placeholder().orElse(null);
            ImageStored entry = entry(item, stored(item, image, made, placeholder), making, made);
            entries.add(entry);
            if (item.isFinished() && !image.isStored() && entries.size() == 1) {
                entries.add(new OriginalDiscarded(item.key(), settings.time().instant()));
            }
            settings.ledger().append(entries);
            return entry;
        } catch (TransformException e) {
            throw notFinished(FailureKind.TRANSFORM_FAILED, String.valueOf(e.getMessage()), image, making);
        } catch (Storing.SinkFailure e) {
            throw notFinished(FailureKind.SINK_FAILED, e.reason(), image, making);
        }
    }

    private void examine(Item item, ReceivedImage image, ImageStored.Making making)
            throws IOException, InterruptedException, NotFinished {
        Optional<String> objection = settings.finish()
                .quality()
                .objection(image.data(), item.resolution().request());
        if (objection.isPresent()) {
            throw notFinished(FailureKind.QUALITY_REJECTED, objection.get(), image, making);
        }
    }

    private boolean isOriginalKept(Item item, ReceivedImage image, Pieces pieces) {
        boolean isWanted = settings.finish().originals() == Originals.KEEP
                || pieces.isManifestLost()
                || planned.isFinishedInSeveralWays(item.key());
        return item.isFinished() && !image.isStored() && isWanted;
    }

    /** The original has the name, and the number, of what is made of it. */
    private List<StoredPiece> stored(
            Item item, ReceivedImage image, List<Piece> pieces, @Nullable StoredImage placeholder)
            throws IOException, InterruptedException, Storing.SinkFailure {
        List<StoredPiece> stored = new ArrayList<>();
        StoredImage replaced = placeholder;
        for (Piece piece : pieces) {
            stored.add(new StoredPiece(piece.name(), storing.store(item, piece, image.at(), replaced)));
            replaced = null;
        }
        return stored;
    }

    private ImageStored entry(Item item, List<StoredPiece> stored, ImageStored.Making making, List<Piece> pieces) {
        List<String> transforms = item.isFinished()
                ? item.specification().transforms().stream()
                        .map(ImageTransform::text)
                        .toList()
                : List.of();
        List<String> marks = pieces.stream()
                .flatMap(piece -> piece.marks().stream())
                .distinct()
                .toList();
        return new ImageStored(
                item.stored(),
                settings.time().instant(),
                batch,
                item.specification().id(),
                item.variant(),
                stored.get(0).image(),
                ImageStored.Origin.MADE,
                making,
                new ImageStored.Finish("", List.of(), transforms, marks).withPieces(stored),
                relations(item, stored.get(0).name()));
    }

    private static ImageStored.Relations relations(Item item, String piece) {
        boolean isOfPicture = item.isFinished() || piece.equals(ORIGINAL);
        return new ImageStored.Relations(
                Subject.of(item.specification()).orElse(null),
                isOfPicture ? item.key() : null,
                item.placeholder().map(StoredImage::id).orElse(null));
    }

    private static NotFinished notFinished(
            FailureKind kind, String reason, ReceivedImage image, ImageStored.Making making) {
        boolean isFree = making.cost().isZero() && image.file() == null;
        String kept = image.file() == null ? "" : " (the image is kept as rescue/" + image.file() + ")";
        Stage stage = kind == FailureKind.SINK_FAILED ? Stage.STORING : Stage.TRANSFORMING;
        return new NotFinished(new Failure(kind, stage, isFree ? Charged.NO : Charged.YES, reason + kept));
    }
}

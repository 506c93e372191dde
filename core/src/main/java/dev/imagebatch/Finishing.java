package dev.imagebatch;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPiece;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.plan.PlannedBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of a received picture to the shelf: looked at, worked on, marked, stored, noted.
 *
 * <p>Until the note is written, the received bytes stay where they are: a run that is cut off here goes through all of it
 * again, which costs nothing and gives the same files.
 */
final class Finishing {

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
        List<Piece> pieces = List.of(Piece.whole(image.data()));
        try {
            List<StoredPiece> stored = stored(item, image, pieces);
            ImageStored entry = entry(item, stored, making, pieces);
            settings.ledger().append(entry);
            return entry;
        } catch (Storing.SinkFailure e) {
            throw new NotFinished(failure(FailureKind.SINK_FAILED, Stage.STORING, e.reason(), image, making));
        }
    }

    private List<StoredPiece> stored(Item item, ReceivedImage image, List<Piece> pieces)
            throws IOException, InterruptedException, Storing.SinkFailure {
        List<StoredPiece> stored = new ArrayList<>();
        Optional<StoredImage> replaced = item.placeholder();
        for (Piece piece : pieces) {
            stored.add(new StoredPiece(piece.name(), storing.store(item, piece, image.at(), replaced.orElse(null))));
            replaced = Optional.empty();
        }
        return stored;
    }

    private ImageStored entry(Item item, List<StoredPiece> stored, ImageStored.Making making, List<Piece> pieces) {
        StoredPiece first = stored.get(0);
        return new ImageStored(
                item.stored(),
                settings.time().instant(),
                batch,
                item.specification().id(),
                item.variant(),
                first.image(),
                ImageStored.Origin.MADE,
                making,
                new ImageStored.Finish("", List.of(), List.of(), marks(pieces)).withPieces(stored));
    }

    private static List<String> marks(List<Piece> pieces) {
        return pieces.stream()
                .flatMap(piece -> piece.marks().stream())
                .distinct()
                .toList();
    }

    private static Failure failure(
            FailureKind kind, Stage stage, String reason, ReceivedImage image, ImageStored.Making making) {
        boolean isFree = making.cost().isZero() && image.file() == null;
        String kept = image.file() == null ? "" : " (the image is kept as rescue/" + image.file() + ")";
        return new Failure(kind, stage, isFree ? Charged.NO : Charged.YES, reason + kept);
    }
}

package dev.imagebatch.engine.delivery;

import dev.imagebatch.durable.Durability;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.OriginalDiscarded;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.postprocess.ImagePart;
import dev.imagebatch.postprocess.PostProcessingException;
import dev.imagebatch.postprocess.PostProcessingJob;
import dev.imagebatch.postprocess.ProcessedImage;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.spec.ImageTransform;
import dev.imagebatch.spec.Subject;
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
public final class ImageDelivery {

    private static final String ORIGINAL = "original";

    private final BatchSettings settings;
    private final String batch;
    private final PlannedBatch planned;
    private final ImageStore storing;

    public ImageDelivery(BatchSettings settings, String batch, PlannedBatch planned) {
        this.settings = settings;
        this.batch = batch;
        this.planned = planned;
        this.storing = new ImageStore(settings);
    }

    /** That the picture came and is not on the shelf. */
    public static final class NotFinished extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Failure failure;

        NotFinished(Failure failure) {
            super(failure.message());
            this.failure = failure;
        }

        public Failure failure() {
            return failure;
        }
    }

    /** Finishes a picture; what the ledger then says of the item. */
    public ImageStored finish(Item item, ReceivedImage image, ImageStored.Making making)
            throws IOException, InterruptedException, NotFinished {
        examine(item, image, making);
        try (ProcessedImage processed = settings.postProcessor().process(job(item, image, making))) {
            List<ImagePart> made = processed.parts();
            force(made, image);
            List<LedgerEntry> entries = new ArrayList<>();
            if (isOriginalKept(item, image, processed)) {
                List<ImagePart> original = List.of(ImagePart.of(ORIGINAL, image.data()));
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
        } catch (PostProcessingException e) {
            throw notFinished(FailureKind.TRANSFORM_FAILED, String.valueOf(e.getMessage()), image, making);
        } catch (ImageStore.SinkFailure e) {
            throw notFinished(FailureKind.SINK_FAILED, e.reason(), image, making);
        }
    }

    private PostProcessingJob job(Item item, ReceivedImage image, ImageStored.Making making) throws IOException {
        return new PostProcessingJob(
                image.data(),
                item.specification().transforms(),
                item.resolution().request(),
                new PostProcessingJob.GeneratingModel(
                        making.model().provider(),
                        making.model().name(),
                        making.reference().modelVersion()),
                settings.spool().workplace(),
                item.stored().toString());
    }

    /** The received image is on the device already. */
    private static void force(List<ImagePart> parts, ReceivedImage image) throws IOException {
        for (ImagePart part : parts) {
            if (part.data() != image.data() && part.data() instanceof ImageFile made) {
                Durability.ofFile(made.path());
            }
        }
    }

    private void examine(Item item, ReceivedImage image, ImageStored.Making making)
            throws IOException, InterruptedException, NotFinished {
        Optional<String> objection = settings.postProcessor()
                .objection(image.data(), item.resolution().request());
        if (objection.isPresent()) {
            throw notFinished(FailureKind.QUALITY_REJECTED, objection.get(), image, making);
        }
    }

    private boolean isOriginalKept(Item item, ReceivedImage image, ProcessedImage processed) {
        boolean isWanted = settings.originals() == OriginalsPolicy.KEEP
                || processed.isManifestLost()
                || planned.hasSeveralVariants(item.key());
        return item.isFinished() && !image.isStored() && isWanted;
    }

    /** The original has the name, and the number, of what is made of it. */
    private List<StoredPart> stored(
            Item item, ReceivedImage image, List<ImagePart> pieces, @Nullable StoredImage placeholder)
            throws IOException, InterruptedException, ImageStore.SinkFailure {
        List<StoredPart> stored = new ArrayList<>();
        StoredImage replaced = placeholder;
        for (ImagePart piece : pieces) {
            stored.add(new StoredPart(piece.name(), storing.store(item, piece, image.at(), replaced)));
            replaced = null;
        }
        return stored;
    }

    private ImageStored entry(Item item, List<StoredPart> stored, ImageStored.Making making, List<ImagePart> pieces) {
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
                new BatchSpecification(batch, item.specification().id()),
                item.variant(),
                ImageStored.Origin.MADE,
                making,
                new ImageStored.Output(stored, transforms, marks),
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
        FailureStage stage = kind == FailureKind.SINK_FAILED ? FailureStage.STORING : FailureStage.TRANSFORMING;
        return new NotFinished(new Failure(kind, stage, isFree ? Charged.NO : Charged.YES, reason + kept));
    }
}

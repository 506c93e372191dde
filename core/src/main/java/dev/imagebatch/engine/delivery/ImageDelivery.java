package dev.imagebatch.engine.delivery;

import dev.imagebatch.durable.Durability;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.OriginalDiscarded;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.postprocess.ImagePart;
import dev.imagebatch.postprocess.PostProcessingException;
import dev.imagebatch.postprocess.PostProcessingJob;
import dev.imagebatch.postprocess.PostProcessor;
import dev.imagebatch.postprocess.ProcessedImage;
import dev.imagebatch.rescue.ReceivedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Runs a received image through quality check, transforms and provenance marking, then stores and records it.
 *
 * <p>The received bytes are kept until that is recorded: a run that is interrupted here repeats all of it, at no cost and
 * with the same files.
 */
public final class ImageDelivery {

    private final BatchSettings settings;
    private final PlannedBatch planned;
    private final PostProcessor postProcessor;
    private final ImageStore store;
    private final StoredEntries entries;

    public ImageDelivery(BatchSettings settings, String batch, PlannedBatch planned) {
        this.settings = settings;
        this.planned = planned;
        this.postProcessor = settings.generation().postProcessor();
        this.store = new ImageStore(settings);
        this.entries = new StoredEntries(settings.runtime().time(), batch);
    }

    /**
     * Delivers an image.
     *
     * @throws IOException if the ledger fails, or the received bytes cannot be read
     */
    public Delivery deliver(Item item, ReceivedImage image, ImageStored.Making making)
            throws IOException, InterruptedException {
        try {
            Optional<String> objection = guarded(() ->
                    postProcessor.objection(image.data(), item.resolution().request()));
            return objection.isPresent()
                    ? failed(FailureKind.QUALITY_REJECTED, objection.get(), image, making)
                    : processed(item, image, making);
        } catch (PostProcessingException e) {
            return failed(FailureKind.TRANSFORM_FAILED, String.valueOf(e.getMessage()), image, making);
        }
    }

    private Delivery processed(Item item, ReceivedImage image, ImageStored.Making making)
            throws IOException, InterruptedException, PostProcessingException {
        PostProcessingJob job = job(item, image, making);
        try (ProcessedImage processed = guarded(() -> postProcessor.process(job))) {
            force(processed.parts(), image);
            return stored(item, image, making, processed);
        }
    }

    /** Calls a post-processor; whatever it throws unexpectedly fails this image only. */
    private static <T> T guarded(Callable<T> code) throws IOException, InterruptedException, PostProcessingException {
        ErrorBoundary.Completion<T> completion = ErrorBoundary.call(code);
        Throwable thrown = completion.thrown();
        if (thrown instanceof IOException failure) {
            throw failure;
        }
        if (thrown instanceof InterruptedException interrupt) {
            throw interrupt;
        }
        if (thrown instanceof PostProcessingException failure) {
            throw failure;
        }
        if (completion.value() == null) {
            throw new PostProcessingException(
                    thrown == null ? "the post-processor returned null" : ErrorBoundary.reason(thrown));
        }
        return completion.value();
    }

    /** Stores the parts, after the original where that is kept, and records both at once. */
    private Delivery stored(Item item, ReceivedImage image, ImageStored.Making making, ProcessedImage processed)
            throws IOException, InterruptedException {
        List<LedgerEntry> recorded = new ArrayList<>();
        boolean isReplaced = item.isTransformed() && !image.isStored();
        boolean isOriginalKept = isReplaced && isOriginalKept(item, processed);
        if (isOriginalKept) {
            List<ImagePart> original = List.of(ImagePart.of(StoredEntries.ORIGINAL, image.data()));
            StoreOutcome outcome = store.store(item, original, image.at(), Optional.empty());
            if (!(outcome instanceof StoreOutcome.Stored stored)) {
                return notStored(outcome, image, making);
            }
            recorded.add(entries.made(item.original(), stored, making, original));
        }
        StoreOutcome outcome = store.store(item, processed.parts(), image.at(), item.placeholder());
        if (!(outcome instanceof StoreOutcome.Stored stored)) {
            return notStored(outcome, image, making);
        }
        ImageStored entry = entries.made(item, stored, making, processed.parts());
        recorded.add(entry);
        if (isReplaced && !isOriginalKept) {
            recorded.add(new OriginalDiscarded(
                    item.requestKey(), settings.runtime().time().instant()));
        }
        settings.storage().ledger().append(recorded);
        return new Delivery.Stored(entry);
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
                settings.storage().rescue().workplace(),
                item.outputKey().toString());
    }

    /** The received image is on the device already. */
    private static void force(List<ImagePart> parts, ReceivedImage image) throws IOException {
        for (ImagePart part : parts) {
            if (part.data() != image.data() && part.data() instanceof ImageFile made) {
                Durability.ofFile(made.path());
            }
        }
    }

    private boolean isOriginalKept(Item item, ProcessedImage processed) {
        return settings.policies().originals() == OriginalsPolicy.KEEP
                || processed.isManifestLost()
                || planned.hasSeveralVariants(item.requestKey());
    }

    private static Delivery notStored(StoreOutcome outcome, ReceivedImage image, ImageStored.Making making) {
        return failed(FailureKind.SINK_FAILED, ((StoreOutcome.NotStored) outcome).reason(), image, making);
    }

    private static Delivery failed(FailureKind kind, String reason, ReceivedImage image, ImageStored.Making making) {
        boolean isFree = making.cost().isZero() && image.file() == null;
        String kept = image.file() == null ? "" : " (the image is kept as rescue/" + image.file() + ")";
        FailureStage stage = kind == FailureKind.SINK_FAILED ? FailureStage.STORING : FailureStage.TRANSFORMING;
        return new Delivery.Failed(new Failure(kind, stage, isFree ? Charged.NO : Charged.YES, reason + kept));
    }
}

package dev.imagebatch.planning;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.plan.ItemStatus;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The next step of a run for an item, derived from the item's state in the ledger.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface NextStep {

    /**
     * The image is to be generated.
     *
     * @param placeholder the stored placeholder, if any
     * @param lastAsked the last model asked, if any
     */
    record ToGenerate(Optional<StoredImage> placeholder, Optional<AskedModel> lastAsked) implements NextStep {

        @Override
        public ItemStatus status() {
            return ItemStatus.TO_GENERATE;
        }
    }

    /**
     * The image is stored; nothing is to be done.
     *
     * @param entry the ledger entry of the stored image
     */
    record Stored(ImageStored entry) implements NextStep {

        @Override
        public ItemStatus status() {
            return ItemStatus.STORED;
        }
    }

    /** The picture is stored and paid for, and remains to be transformed. */
    record ToPostProcess() implements NextStep {

        @Override
        public ItemStatus status() {
            return ItemStatus.RECEIVED;
        }
    }

    /**
     * The image was received and paid for, and remains to be stored.
     *
     * @param image the received image
     * @param making the origin of the image, with no attempt of a later run
     * @param placeholder the stored placeholder, if any
     */
    record ToStore(AttemptEnded.Received image, ImageStored.Making making, Optional<StoredImage> placeholder)
            implements NextStep {

        @Override
        public ItemStatus status() {
            return ItemStatus.RECEIVED;
        }
    }

    /**
     * The item is not tried, because it failed for good or may have been charged.
     *
     * @param failure the reason
     * @param placeholder the stored placeholder, if any
     * @param asked the last model asked
     */
    record Refused(Failure failure, Optional<StoredImage> placeholder, AskedModel asked) implements NextStep {

        @Override
        public ItemStatus status() {
            return ItemStatus.REFUSED;
        }
    }

    /**
     * A model that was asked for an image.
     *
     * @param provider the provider's name
     * @param model the model
     */
    record AskedModel(String provider, String model) {

        boolean matches(ImageRequest request) {
            return provider.equals(request.provider()) && model.equals(request.model());
        }
    }

    /** Returns the state of the item. */
    ItemStatus status();

    /** Returns the stored placeholder, if any. */
    default Optional<StoredImage> placeholder() {
        return Optional.empty();
    }

    /** A check whether a stored image still exists. */
    @FunctionalInterface
    interface ExistenceCheck {

        /**
         * Returns whether a stored image still exists.
         *
         * @throws IOException if the storage cannot be read
         */
        boolean exists(StoredImage image) throws IOException;
    }

    /**
     * Returns the next step for an item. One in progress is planned as one to be generated: its outcome is not known yet. So
     * is a prompt that another run has written since the specification was read: the batch is planned again with it.
     *
     * @param state the item's state in the ledger, if any
     * @param onUnknown the handling of calls that may have been charged
     * @param storage the check of stored images
     * @throws IOException if the storage cannot be read
     */
    static NextStep of(Optional<ItemState> state, UnknownOutcomePolicy onUnknown, ExistenceCheck storage)
            throws IOException {
        if (state.isEmpty()
                || state.get() instanceof ItemState.Discarded
                || state.get() instanceof ItemState.InProgress
                || state.get() instanceof ItemState.Written) {
            return toGenerate();
        }
        if (state.get() instanceof ItemState.Stored stored) {
            return exist(stored.entry(), storage) ? new Stored(stored.entry()) : toGenerate();
        }
        if (state.get() instanceof ItemState.Received received) {
            return new ToStore(received.image(), making(received.started(), received.ended()), Optional.empty());
        }
        if (state.get() instanceof ItemState.Failed failed) {
            return ofFailed(failed.entry(), onUnknown);
        }
        if (state.get() instanceof ItemState.Unresolved open) {
            return ofOpen(open.started(), onUnknown);
        }
        throw new IllegalArgumentException("not the state of an image: " + state.get());
    }

    /** Returns the step for an item with a stored picture and outstanding transforms. */
    static NextStep toPostProcess() {
        return new ToPostProcess();
    }

    /** Returns the step for an item without a record. */
    static NextStep toGenerate() {
        return new ToGenerate(Optional.empty(), Optional.empty());
    }

    private static ImageStored.Making making(AttemptStarted started, AttemptEnded ended) {
        Money each = ended.cost().dividedBy(ended.images().size());
        return new ImageStored.Making(started.model(), each, 0, ended.took(), ended.reference());
    }

    /** Early ledgers do not record the cost of a kept image. */
    private static ImageStored.Making making(ItemFailed entry) {
        return entry.keptImage()
                .map(ItemFailed.Kept::making)
                .map(making -> making.withAttempts(0))
                .orElseGet(
                        () -> new ImageStored.Making(entry.model(), Money.ZERO, 0, Duration.ZERO, CallReference.NONE));
    }

    private static boolean exist(ImageStored entry, ExistenceCheck storage) throws IOException {
        for (StoredPart part : entry.pieces()) {
            if (!storage.exists(part.image())) {
                return false;
            }
        }
        return true;
    }

    private static NextStep ofFailed(ItemFailed entry, UnknownOutcomePolicy onUnknown) {
        if (entry.keptImage().isPresent()) {
            return new ToStore(entry.keptImage().get().image(), making(entry), entry.placeholder());
        }
        Failure failure = entry.failure();
        boolean isFree = failure.charged() == Charged.NO;
        boolean again = failure.kind().nextRun() != FailureKind.NextRun.IF_CHANGED
                && (isFree || onUnknown == UnknownOutcomePolicy.RETRY);
        AskedModel asked =
                new AskedModel(entry.model().provider(), entry.model().name());
        return again
                ? new ToGenerate(entry.placeholder(), Optional.of(asked))
                : new Refused(isFree ? failure : lost(failure), entry.placeholder(), asked);
    }

    /** Returns the failure of an image that was or may have been charged and would usually be generated again. */
    private static Failure lost(Failure failure) {
        if (failure.kind().nextRun() != FailureKind.NextRun.AGAIN) {
            return failure;
        }
        String charge =
                failure.charged() == Charged.YES ? "was charged and could not be kept" : "may have been charged";
        return new Failure(
                FailureKind.UNKNOWN_OUTCOME,
                failure.stage(),
                failure.charged(),
                "the image of an earlier run " + charge
                        + "; it is paid for again only if unknown outcomes may be retried (" + failure.kind() + ": "
                        + failure.message() + ")");
    }

    private static NextStep ofOpen(AttemptStarted started, UnknownOutcomePolicy onUnknown) {
        AskedModel asked =
                new AskedModel(started.model().provider(), started.model().name());
        return onUnknown == UnknownOutcomePolicy.RETRY
                ? new ToGenerate(Optional.empty(), Optional.of(asked))
                : new Refused(interrupted(started), Optional.empty(), asked);
    }

    private static Failure interrupted(AttemptStarted started) {
        return Failure.of(
                FailureKind.UNKNOWN_OUTCOME,
                FailureStage.GENERATING,
                "a call of an earlier run was charged, or may have been, and its image is lost: attempt "
                        + started.attempt() + " at " + started.at() + ", at most " + started.held());
    }
}

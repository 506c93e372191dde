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
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run does with an item, by what the ledger knows of it.
 *
 * <p>Standings are immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface NextStep {

    /**
     * Is to be made.
     *
     * @param placeholder what is stored in its stead until then
     * @param lastAsked who was asked for it last, if anybody
     */
    record ToMake(Optional<StoredImage> placeholder, Optional<Asked> lastAsked) implements NextStep {}

    /**
     * Is stored and there.
     *
     * @param entry the entry that says so
     */
    record InPlace(ImageStored entry) implements NextStep {}

    /** Its picture is stored and paid for, and what is to be done to it is not done yet. */
    record ToFinish() implements NextStep {}

    /**
     * Was received and paid for, and waits to be stored.
     *
     * @param image the received image
     * @param making how it was made, by no attempt of a run to come
     * @param placeholder what is stored in its stead until then
     */
    record Waiting(AttemptEnded.Received image, ImageStored.Making making, Optional<StoredImage> placeholder)
            implements NextStep {}

    /**
     * Is not tried: it failed for good, or may have been charged.
     *
     * @param failure why
     * @param placeholder what is stored in its stead
     * @param asked who was asked for it last
     */
    record Refused(Failure failure, Optional<StoredImage> placeholder, Asked asked) implements NextStep {}

    /**
     * Who was asked for an image.
     *
     * @param provider the provider's name
     * @param model the model
     */
    record Asked(String provider, String model) {

        boolean matches(ImageRequest request) {
            return provider.equals(request.provider()) && model.equals(request.model());
        }
    }

    /** What is stored in the image's stead. */
    default Optional<StoredImage> placeholder() {
        return Optional.empty();
    }

    /** Whether a stored image is still there. */
    @FunctionalInterface
    interface Presence {

        /**
         * Asks the storage.
         *
         * @throws IOException if it cannot be asked
         */
        boolean isThere(StoredImage image) throws IOException;
    }

    /**
     * Judges an item.
     *
     * @param state what the ledger knows, if anything
     * @param onUnknown what to do about calls that may have been charged
     * @param presence asks whether a stored image is still there
     * @throws IOException if the storage cannot be asked
     */
    static NextStep of(Optional<ItemState> state, UnknownOutcomePolicy onUnknown, Presence presence)
            throws IOException {
        if (state.isEmpty()) {
            return toMake();
        }
        if (state.get() instanceof ItemState.Stored stored) {
            return areThere(stored.entry(), presence) ? new InPlace(stored.entry()) : toMake();
        }
        if (state.get() instanceof ItemState.Received received) {
            return new Waiting(received.image(), making(received.started(), received.ended()), Optional.empty());
        }
        if (state.get() instanceof ItemState.Failed failed) {
            return ofFailed(failed.entry(), onUnknown);
        }
        if (state.get() instanceof ItemState.Discarded) {
            return toMake();
        }
        if (state.get() instanceof ItemState.Open open) {
            return ofOpen(open.started(), onUnknown);
        }
        throw new IllegalArgumentException("a brief is no image: " + state.get());
    }

    /** An item whose picture is there. */
    static NextStep toFinish() {
        return new ToFinish();
    }

    /** An item of which nothing is known. */
    static NextStep toMake() {
        return new ToMake(Optional.empty(), Optional.empty());
    }

    private static ImageStored.Making making(AttemptStarted started, AttemptEnded ended) {
        Money each = ended.cost().dividedBy(ended.images().size());
        return new ImageStored.Making(
                started.provider(), started.model(), each, 0, ended.took(), ended.requestId(), ended.modelVersion());
    }

    /** Ledgers of earlier versions did not tell what a kept image had cost. */
    private static ImageStored.Making making(ItemFailed entry) {
        return entry.keptMaking()
                .map(making -> making.withAttempts(0))
                .orElseGet(() -> ImageStored.Making.of(entry.provider(), entry.model(), Money.ZERO, 0, Duration.ZERO));
    }

    private static boolean areThere(ImageStored entry, Presence presence) throws IOException {
        for (StoredPart piece : entry.pieces()) {
            if (!presence.isThere(piece.image())) {
                return false;
            }
        }
        return true;
    }

    private static NextStep ofFailed(ItemFailed entry, UnknownOutcomePolicy onUnknown) {
        if (entry.keptImage().isPresent()) {
            return new Waiting(entry.keptImage().get(), making(entry), entry.placeholderImage());
        }
        Failure failure = entry.failure();
        boolean again = switch (failure.kind().nextRun()) {
            case AGAIN -> true;
            case BY_POLICY -> onUnknown == UnknownOutcomePolicy.RETRY || failure.charged() == Charged.NO;
            case IF_CHANGED -> false;
        };
        Asked asked = new Asked(entry.provider(), entry.model());
        return again
                ? new ToMake(entry.placeholderImage(), Optional.of(asked))
                : new Refused(failure, entry.placeholderImage(), asked);
    }

    private static NextStep ofOpen(AttemptStarted started, UnknownOutcomePolicy onUnknown) {
        Asked asked = new Asked(started.provider(), started.model());
        return onUnknown == UnknownOutcomePolicy.RETRY
                ? new ToMake(Optional.empty(), Optional.of(asked))
                : new Refused(interrupted(started), Optional.empty(), asked);
    }

    private static Failure interrupted(AttemptStarted started) {
        return Failure.of(
                FailureKind.UNKNOWN_OUTCOME,
                FailureStage.GENERATING,
                "a call of an earlier run was charged, or may have been, and its image is not known (attempt "
                        + started.attempt() + " at " + started.at() + ", at most " + started.held() + ")");
    }
}

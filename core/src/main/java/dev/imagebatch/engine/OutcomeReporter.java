package dev.imagebatch.engine;

import dev.imagebatch.engine.call.RetryLoop;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.delivery.DuplicateCopier;
import dev.imagebatch.engine.delivery.ImageStore;
import dev.imagebatch.engine.delivery.ReferenceNotifier;
import dev.imagebatch.engine.delivery.ResultFactory;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an image's way ends: its places are told, its failure is noted, its result is reported. Not thread-safe. */
final class OutcomeReporter {

    private final BatchSettings settings;
    private final String batch;
    private final RetryLoop generating;
    private final ImageStore storing;
    private final DuplicateCopier copying;
    private final ReferenceNotifier telling;
    private final PlaceholderImages placeholders;
    private final RunProgress tally;
    private final ItemFingerprinter keys;

    OutcomeReporter(
            BatchSettings settings, String batch, RetryLoop generating, RunProgress tally, ItemFingerprinter keys) {
        this.settings = settings;
        this.batch = batch;
        this.generating = generating;
        this.storing = new ImageStore(settings);
        this.copying = new DuplicateCopier(settings, batch, keys);
        this.telling = new ReferenceNotifier(settings);
        this.placeholders = new PlaceholderImages(settings);
        this.tally = tally;
        this.keys = keys;
    }

    /** It is on the shelf: the places that asked for it are told. */
    void stored(Item item, ImageStored entry, Outcome outcome, @Nullable ReceivedImage received)
            throws IOException, InterruptedException {
        try {
            boolean isCopied = DuplicateCopier.isWanted(settings.duplicates(), item, entry);
            told(item, isCopied ? copying.copy(item, entry) : entry, outcome, received);
        } catch (ImageStore.SinkFailure e) {
            Failure failure = new Failure(FailureKind.SINK_FAILED, FailureStage.STORING, Charged.NO, e.reason());
            reportFailure(item, failure, 0);
        }
    }

    /** The copy that the item has of another subject's image. */
    Optional<ImageStored> copyOfAnothers(Item item) throws IOException {
        return copying.ofAnothers(item);
    }

    private void told(Item item, ImageStored entry, Outcome outcome, @Nullable ReceivedImage received)
            throws IOException, InterruptedException {
        Optional<Failure> failure = telling.tell(item, entry, keys);
        report(item, ResultFactory.stored(item, entry, outcome, failure).data(settings.data(entry.image(), received)));
    }

    /** It did not come, and is not asked for again; a placeholder may take its place. */
    void givenUp(Item item, Failure failure, int attempts) throws IOException, InterruptedException {
        Optional<StoredImage> placeholder = placeholders.inStead(item, storing);
        note(item.withPlaceholder(placeholder), failure, attempts);
        reportFailure(item.withPlaceholder(placeholder), failure, attempts);
    }

    /** It came and is not on the shelf; its bytes are kept for a later run. */
    void kept(Item item, Failure failure, ReceivedImage image, ImageStored.Making making) throws IOException {
        note(item, failure, image, making);
        reportFailure(item, failure, making.attempts() - item.calls());
    }

    /** It came and is no good; its bytes are kept. */
    void note(Item item, Failure failure, ReceivedImage image, ImageStored.Making making) throws IOException {
        ItemFailed.Kept kept = image.file() == null ? null : new ItemFailed.Kept(image.entry(), making);
        append(item, failure, making.attempts(), kept);
    }

    /** It did not come from whom it was asked of. */
    void note(Item item, Failure failure, int attempts) throws IOException {
        append(item, failure, attempts, null);
    }

    /** It was not tried. */
    void skipped(Item item, Failure reason) {
        stoppedBy(item);
        report(item, item.described(ImageGenerationResult.skipped(item.specification(), item.variant(), reason)));
    }

    /** Whether it is there is not known: the ledger keeps what it has, and a later run asks again. */
    void notLookedUp(Item item, Failure failure) {
        reportFailure(item, failure, 0);
    }

    /** It is not tried again. */
    void refused(Item item, NextStep.Refused refused) {
        ImageGenerationResult.Builder result =
                ImageGenerationResult.failure(item.specification(), item.variant(), refused.failure());
        refused.placeholder().ifPresent(result::placeholder);
        report(
                item,
                item.described(result)
                        .askedOf(refused.asked().provider(), refused.asked().model()));
    }

    private void append(Item item, Failure failure, int attempts, ItemFailed.@Nullable Kept kept) throws IOException {
        settings.ledger()
                .append(new ItemFailed(
                        item.key(),
                        settings.time().instant(),
                        new BatchSpecification(batch, item.specification().id()),
                        new ProviderModel(item.provider(), item.model()),
                        attempts,
                        failure,
                        kept,
                        new ItemFailed.Relations(
                                item.placeholder().orElse(null),
                                Subject.of(item.specification()).orElse(null),
                                item.isFinished() ? item.stored() : null)));
    }

    private void reportFailure(Item item, Failure failure, int attempts) {
        stoppedBy(item);
        ImageGenerationResult.Builder result = ImageGenerationResult.failure(
                        item.specification(), item.variant(), failure)
                .attempts(item.calls() + attempts);
        item.placeholder().ifPresent(result::placeholder);
        report(item, item.described(result));
    }

    private void stoppedBy(Item item) {
        generating.stopped(item.resolution()).ifPresent(tally::stoppedBy);
    }

    private void report(Item item, ImageGenerationResult.Builder result) {
        Duration took = Duration.ofNanos(settings.time().nanoTime() - item.began());
        tally.result(result.timing(took, settings.time().instant()).build());
    }
}

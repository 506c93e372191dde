package dev.imagebatch.engine;

import dev.imagebatch.engine.call.RetryLoop;
import dev.imagebatch.engine.delivery.ImageDelivery;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.StorageException;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.rescue.CrashRecovery;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The way of the images of one specification, from the look into the ledger to the told places. Not thread-safe. */
final class ItemFlow implements RetryLoop.Receiver {

    private final BatchSettings settings;
    private final RetryLoop generating;
    private final Prerequisites needs;
    private final ImageDelivery finishing;
    private final CrashRecovery recovery;
    private final OutcomeReporter ending;
    private List<Item> toMake = new ArrayList<>();

    ItemFlow(
            BatchSettings settings,
            RetryLoop generating,
            ImageDelivery finishing,
            Prerequisites needs,
            OutcomeReporter ending) {
        this.settings = settings;
        this.generating = generating;
        this.needs = needs;
        this.finishing = finishing;
        this.recovery = new CrashRecovery(settings.ledger(), settings.spool(), settings.time());
        this.ending = ending;
    }

    /**
     * Makes what is not there yet: looks up, generates, finishes, tells, reports.
     *
     * @param items the images
     * @param isMadeAgain whether one is made whatever the ledger has
     */
    void run(List<Item> items, Predicate<Item> isMadeAgain) throws IOException, InterruptedException {
        toMake = new ArrayList<>();
        for (Item item : items) {
            if (isMadeAgain.test(item)) {
                toMake.add(item.withPlaceholder(settings.standing(item.key()).placeholder()));
            } else {
                settle(item);
            }
        }
        leaveOutNeedy();
        while (!toMake.isEmpty()) {
            List<Item> asked = toMake;
            toMake = new ArrayList<>();
            for (List<Item> call : calls(asked)) {
                generating.generate(call, this);
            }
        }
    }

    @Override
    public void received(Item item, ReceivedImage image, ImageStored.Making making)
            throws IOException, InterruptedException {
        ImageStored.Making whole =
                making.withAttempts(item.calls() + making.attempts()).withTook(since(item.began()));
        finish(item, image, whole, Outcome.GENERATED);
    }

    @Override
    public void failed(Item item, Failure failure, int attempts) throws IOException, InterruptedException {
        Optional<Resolution> next = settings.routes().after(item.resolution(), failure.kind());
        if (next.isPresent()) {
            ending.note(item, failure, attempts);
            toMake.add(item.askedOf(next.get(), attempts));
            return;
        }
        ending.givenUp(item, failure, attempts);
        boolean isLost = failure.kind() == FailureKind.SINK_FAILED && failure.charged() == Charged.YES;
        if (isLost) {
            throw new IOException(
                    "an image was paid for and could not be kept, so nothing more is asked for: " + failure.message());
        }
    }

    @Override
    public void skipped(Item item, Failure reason) {
        Optional<Resolution> next = settings.routes().after(item.resolution(), reason.kind());
        if (next.isPresent()) {
            toMake.add(item.askedOf(next.get(), 0));
        } else {
            ending.skipped(item, reason);
        }
    }

    private void settle(Item item) throws IOException, InterruptedException {
        try {
            lookUp(item);
        } catch (StorageException e) {
            ending.notLookedUp(item, e.failure());
        }
    }

    /** Deals with an item that needs no provider, and keeps one that does to be made. */
    private void lookUp(Item item) throws IOException, InterruptedException {
        if (item.isFinished() && settings.standing(item.stored()) instanceof NextStep.Stored stored) {
            ending.stored(item, stored.entry(), Outcome.REUSED, null);
            return;
        }
        Optional<ImageStored> copy = ending.copyOfAnothers(item);
        if (copy.isPresent()) {
            ending.stored(item, copy.get(), Outcome.REUSED, null);
            return;
        }
        NextStep standing = settings.standing(recovery.state(item.key()));
        Item known = item.withPlaceholder(standing.placeholder());
        Optional<Resolution> start = settings.routes().start(item.resolution(), standing);
        if (start.isPresent()) {
            toMake.add(known.askedOf(start.get(), 0));
        } else if (standing instanceof NextStep.Stored stored) {
            reuse(item, stored.entry());
        } else if (standing instanceof NextStep.ToStore waiting) {
            rescue(known, waiting);
        } else if (standing instanceof NextStep.Refused refused) {
            ending.refused(item, refused);
        }
    }

    /** Leaves out what needs something that is not there. */
    private void leaveOutNeedy() throws IOException, InterruptedException {
        Optional<Prerequisites.Missing> missing = toMake.isEmpty()
                ? Optional.empty()
                : needs.missing(toMake.get(0).resolution());
        if (missing.isPresent()) {
            for (Item item : toMake) {
                if (missing.get().wasTried()) {
                    ending.givenUp(item, missing.get().failure(), 0);
                } else {
                    ending.skipped(item, missing.get().failure());
                }
            }
            toMake = new ArrayList<>();
        }
    }

    private void reuse(Item item, ImageStored picture) throws IOException, InterruptedException {
        if (!item.isFinished()) {
            ending.stored(item, picture, Outcome.REUSED, null);
            return;
        }
        Optional<ImageData> original = settings.sink().read(picture.image());
        if (original.isPresent()) {
            finish(
                    item,
                    ReceivedImage.stored(picture, original.get()),
                    picture.making().withAttempts(0),
                    Outcome.REUSED);
        } else {
            String reason = "the picture is stored, and the sink cannot read it back to work on it";
            ending.givenUp(
                    item, new Failure(FailureKind.TRANSFORM_FAILED, FailureStage.TRANSFORMING, Charged.NO, reason), 0);
        }
    }

    private void rescue(Item item, NextStep.ToStore waiting) throws IOException, InterruptedException {
        Optional<ReceivedImage> kept = settings.spool().kept(waiting.image());
        if (kept.isPresent()) {
            finish(item, kept.get(), waiting.making().withTook(since(item.began())), Outcome.REUSED);
        } else if (settings.retryRules().onUnknown() == UnknownOutcomePolicy.RETRY) {
            toMake.add(item);
        } else {
            String reason =
                    "the image was received and paid for by an earlier run, and its file is gone from the rescue folder";
            ending.givenUp(
                    item, new Failure(FailureKind.UNKNOWN_OUTCOME, FailureStage.STORING, Charged.YES, reason), 0);
        }
    }

    private void finish(Item item, ReceivedImage image, ImageStored.Making making, Outcome outcome)
            throws IOException, InterruptedException {
        try {
            ImageStored stored = finishing.finish(item, image, making);
            ending.stored(item, stored, outcome, image);
            settings.spool().discard(image);
        } catch (ImageDelivery.NotFinished e) {
            notFinished(item, e.failure(), image, making);
        }
    }

    /** Asks once more for what was no good, where that is declared; otherwise the image stays where it is. */
    private void notFinished(Item item, Failure failure, ReceivedImage image, ImageStored.Making making)
            throws IOException, InterruptedException {
        boolean isRejected = failure.kind() == FailureKind.QUALITY_REJECTED && !image.isStored();
        Optional<Item> next = isRejected ? again(item, making.attempts() - item.calls()) : Optional.empty();
        if (next.isPresent()) {
            ending.note(item, failure, image, making);
            settings.spool().setAside(image);
            toMake.add(next.get());
        } else {
            ending.kept(item, failure, image, making);
        }
    }

    /** A seed would bring the same picture once more. */
    private Optional<Item> again(Item item, int calls) {
        int most = settings.postProcessor().retriesOfRejected();
        if (item.rejections() < most && item.resolution().request().seed().isEmpty()) {
            return Optional.of(item.rejected(calls));
        }
        return settings.routes()
                .after(item.resolution(), FailureKind.QUALITY_REJECTED)
                .map(other -> item.askedOf(other, calls));
    }

    private Duration since(long began) {
        return Duration.ofNanos(settings.time().nanoTime() - began);
    }

    /** Neighbouring variants that one call may ask for together. */
    private static List<List<Item>> calls(List<Item> items) {
        List<List<Item>> calls = new ArrayList<>();
        List<Item> current = List.of();
        for (Item item : items) {
            boolean fits = !current.isEmpty()
                    && current.get(0).resolution().rank() == item.resolution().rank()
                    && current.size() < item.resolution().capabilities().maxImagesPerCall()
                    && current.get(current.size() - 1).variant() + 1 == item.variant();
            if (!fits) {
                current = new ArrayList<>();
                calls.add(current);
            }
            current.add(item);
        }
        return calls;
    }
}

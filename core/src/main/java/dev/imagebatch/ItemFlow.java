package dev.imagebatch;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.guard.UnknownOutcome;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.plan.ItemKeys;
import dev.imagebatch.plan.ItemStanding;
import dev.imagebatch.plan.Resolution;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of the images of one specification, from the look into the ledger to the told places. Not thread-safe. */
final class ItemFlow implements Generating.Receiver {

    private final BatchSettings settings;
    private final String batch;
    private final Ledger ledger;
    private final Generating generating;
    private final Storing storing;
    private final Telling telling;
    private final Recovery recovery;
    private final Placeholders placeholders;
    private final Tally tally;
    private final ItemKeys keys;
    private List<Item> fallingBack = new ArrayList<>();

    ItemFlow(BatchSettings settings, String batch, Generating generating, Tally tally, ItemKeys keys) {
        this.settings = settings;
        this.batch = batch;
        this.ledger = settings.ledger();
        this.generating = generating;
        this.storing = new Storing(settings);
        this.telling = new Telling(settings);
        this.recovery = new Recovery(settings.ledger(), settings.spool(), settings.time());
        this.placeholders = new Placeholders(settings);
        this.tally = tally;
        this.keys = keys;
    }

    /** Makes what is not there yet: looks up, generates, stores, tells, reports. */
    void run(List<Item> items, Presence presence) throws IOException, InterruptedException {
        List<Item> toMake = new ArrayList<>();
        for (Item item : items) {
            settled(item, presence).ifPresent(toMake::add);
        }
        while (!toMake.isEmpty()) {
            fallingBack = new ArrayList<>();
            for (List<Item> call : calls(toMake)) {
                generating.generate(call, this);
            }
            toMake = fallingBack;
        }
    }

    /** Whether what the ledger has counts, or everything is made again. */
    enum Presence {
        COUNTS,
        MADE_AGAIN
    }

    @Override
    public void received(Item item, ReceivedImage image, Money cost, int attempts)
            throws IOException, InterruptedException {
        ImageStored.Making making = new ImageStored.Making(
                item.provider(), item.model(), cost, item.calls() + attempts, since(item.began()));
        store(item, image, making, Outcome.GENERATED);
    }

    @Override
    public void failed(Item item, Failure failure, int attempts) throws IOException, InterruptedException {
        Optional<Resolution> next = settings.routes().after(item.resolution(), failure.kind());
        if (next.isPresent()) {
            note(item, failure, attempts, null, item.placeholder());
            fallingBack.add(item.askedOf(next.get(), attempts));
            return;
        }
        giveUp(item, failure, attempts, null);
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
            fallingBack.add(item.askedOf(next.get(), 0));
        } else {
            generating.stopped(item.resolution()).ifPresent(tally::stoppedBy);
            report(item, item.described(ImageGenerationResult.skipped(item.specification(), item.variant(), reason)));
        }
    }

    /** Deals with an item that needs no provider; gives back one that does. */
    private Optional<Item> settled(Item item, Presence presence) throws IOException, InterruptedException {
        if (presence == Presence.MADE_AGAIN) {
            return Optional.of(item);
        }
        ItemStanding standing = settings.standing(recovery.state(item.key()));
        Item known = item.withPlaceholder(standing.placeholder());
        Optional<Resolution> start = settings.routes().start(item.resolution(), standing);
        if (start.isPresent()) {
            return Optional.of(known.askedOf(start.get(), 0));
        } else if (standing instanceof ItemStanding.InPlace stored) {
            reuse(item, stored.entry());
        } else if (standing instanceof ItemStanding.Waiting waiting) {
            return rescue(known, waiting);
        } else if (standing instanceof ItemStanding.Refused refused) {
            refuse(item, refused);
        }
        return Optional.empty();
    }

    private void reuse(Item item, ImageStored entry) throws IOException, InterruptedException {
        tell(item, entry.image(), entry.making(), Outcome.REUSED, null);
    }

    private Optional<Item> rescue(Item item, ItemStanding.Waiting waiting) throws IOException, InterruptedException {
        Optional<ReceivedImage> kept = settings.spool().kept(waiting.image());
        if (kept.isPresent()) {
            ImageStored.Making making =
                    new ImageStored.Making(waiting.provider(), waiting.model(), waiting.cost(), 0, since(item.began()));
            store(item, kept.get(), making, Outcome.REUSED);
            return Optional.empty();
        }
        Failure lost = new Failure(
                FailureKind.UNKNOWN_OUTCOME,
                Stage.STORING,
                Charged.YES,
                "the image was received and paid for by an earlier run, and its file is gone from the rescue folder");
        if (settings.retryRules().onUnknown() == UnknownOutcome.RETRY) {
            return Optional.of(item);
        }
        giveUp(item, lost, 0, null);
        return Optional.empty();
    }

    private void refuse(Item item, ItemStanding.Refused refused) {
        ImageGenerationResult.Builder result =
                ImageGenerationResult.failure(item.specification(), item.variant(), refused.failure());
        refused.placeholder().ifPresent(result::placeholder);
        report(
                item,
                item.described(result)
                        .askedOf(refused.asked().provider(), refused.asked().model()));
    }

    private void store(Item item, ReceivedImage image, ImageStored.Making making, Outcome outcome)
            throws IOException, InterruptedException {
        StoredImage stored;
        try {
            stored = storing.store(
                    item, image.data(), image.at(), item.placeholder().orElse(null));
        } catch (Storing.SinkFailure e) {
            Charged charged = making.cost().isZero() && image.file() == null ? Charged.NO : Charged.YES;
            String kept = image.file() == null ? "" : " (the image is kept as rescue/" + image.file() + ")";
            Failure failure = new Failure(FailureKind.SINK_FAILED, Stage.STORING, charged, e.reason() + kept);
            giveUp(item, failure, making.attempts(), image);
            return;
        }
        ledger.append(new ImageStored(
                item.key(),
                settings.time().instant(),
                batch,
                item.specification().id(),
                stored,
                ImageStored.Origin.MADE,
                making));
        tell(item, stored, making, outcome, image);
        settings.spool().discard(image);
    }

    private void tell(
            Item item, StoredImage stored, ImageStored.Making making, Outcome outcome, @Nullable ReceivedImage received)
            throws IOException, InterruptedException {
        Optional<Failure> failure = telling.tell(item, stored, keys);
        ImageGenerationResult.Builder result = failure.isPresent()
                ? ImageGenerationResult.failure(item.specification(), item.variant(), failure.get())
                        .storedNevertheless(stored)
                : ImageGenerationResult.success(item.specification(), item.variant(), outcome, stored);
        report(
                item,
                item.described(result)
                        .askedOf(making.provider(), making.model())
                        .data(settings.data(stored, received))
                        .cost(making.cost())
                        .attempts(making.attempts()));
    }

    private void giveUp(Item item, Failure failure, int attempts, @Nullable ReceivedImage kept)
            throws IOException, InterruptedException {
        Optional<StoredImage> placeholder = kept == null ? placeholders.inStead(item, storing) : item.placeholder();
        note(item, failure, attempts, kept, placeholder);
        generating.stopped(item.resolution()).ifPresent(tally::stoppedBy);
        ImageGenerationResult.Builder result = ImageGenerationResult.failure(
                        item.specification(), item.variant(), failure)
                .attempts(item.calls() + attempts);
        placeholder.ifPresent(result::placeholder);
        report(item, item.described(result));
    }

    private void note(
            Item item, Failure failure, int attempts, @Nullable ReceivedImage kept, Optional<StoredImage> placeholder)
            throws IOException {
        ledger.append(new ItemFailed(
                item.key(),
                settings.time().instant(),
                batch,
                item.specification().id(),
                item.provider(),
                item.model(),
                attempts,
                failure,
                kept == null || kept.file() == null ? null : kept.entry(),
                placeholder.orElse(null)));
    }

    private void report(Item item, ImageGenerationResult.Builder result) {
        tally.result(
                result.timing(since(item.began()), settings.time().instant()).build());
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

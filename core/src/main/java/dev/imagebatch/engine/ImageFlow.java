package dev.imagebatch.engine;

import dev.imagebatch.engine.call.CallResult;
import dev.imagebatch.engine.call.CallResult.Missing;
import dev.imagebatch.engine.call.CallResult.Received;
import dev.imagebatch.engine.call.CallSeries;
import dev.imagebatch.engine.call.ImageTask;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.planning.FallbackChain;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The images of one specification, from the look into the ledger to the bound places. Not thread-safe. */
final class ImageFlow {

    private final RunContext run;
    private final FallbackChain providers;
    private final RescueStore rescue;
    private final ItemReports reports;
    private final OutcomeReporter reporter;
    private final DeliveryFlow delivery;
    private final ItemLookup lookup;
    private final Prerequisites prerequisites;

    ImageFlow(RunContext run, PlannedBatch planned, ItemReports reports) {
        this.run = run;
        this.providers = run.settings().generation().providers();
        this.rescue = run.settings().storage().rescue();
        this.reports = reports;
        this.reporter = new OutcomeReporter(run, reports);
        this.delivery = new DeliveryFlow(run, planned, reporter);
        this.lookup = new ItemLookup(run, delivery, reporter, reports);
        this.prerequisites = new Prerequisites(run, reporter);
    }

    /**
     * Generates the images of one specification that are missing. The order of the stages is the order of the lines.
     *
     * @param items the items
     * @param isForced whether an item is requested even if its image exists
     */
    void generate(List<Item> items, Predicate<Item> isForced) throws IOException, InterruptedException {
        List<Item> missing = missing(items, isForced);
        Deque<CallSeries<Item, ReceivedImage>> open = series(prerequisites.present(missing));
        List<Item> again = new ArrayList<>();
        while (!open.isEmpty()) {
            CallSeries<Item, ReceivedImage> series = open.remove();
            CallResult<Item, ReceivedImage> result = series.next();
            for (Received<Item, ReceivedImage> image : result.received()) {
                deliver(image, result).ifPresent(again::add);
            }
            for (Missing<Item> failure : result.missing()) {
                giveUp(failure, result.attempts()).ifPresent(again::add);
            }
            if (series.isOpen()) {
                open.addFirst(series);
            }
            if (open.isEmpty()) {
                open.addAll(series(again));
                again.clear();
            }
        }
    }

    private List<Item> missing(List<Item> items, Predicate<Item> isForced) throws IOException, InterruptedException {
        List<Item> missing = new ArrayList<>();
        for (Item item : items) {
            if (isForced.test(item)) {
                missing.add(lookup.forced(item));
            } else {
                lookup.missing(item).ifPresent(missing::add);
            }
        }
        return missing;
    }

    private Deque<CallSeries<Item, ReceivedImage>> series(List<Item> items) {
        Deque<CallSeries<Item, ReceivedImage>> series = new ArrayDeque<>();
        ImageTask.of(items, rescue).forEach(task -> series.add(run.calls().series(task)));
        return series;
    }

    /** Delivers a received image; returns the item if its image is to be requested again. */
    private Optional<Item> deliver(Received<Item, ReceivedImage> received, CallResult<Item, ReceivedImage> result)
            throws IOException, InterruptedException {
        Item item = received.subject();
        ImageStored.Making making = new ImageStored.Making(
                new ProviderModel(item.provider(), item.model()),
                result.costEach(),
                item.calls() + result.attempts(),
                reports.since(item),
                new CallReference(
                        result.answer().requestId().orElse(null),
                        result.answer().modelVersion().orElse(null)));
        return delivery.deliver(item, received.value(), making, Outcome.GENERATED);
    }

    /** Returns the item if the next provider is to be asked; otherwise reports its failure. */
    private Optional<Item> giveUp(Missing<Item> missing, int attempts) throws IOException, InterruptedException {
        Item item = missing.subject();
        Failure failure = missing.reason();
        Optional<Resolution> next = providers.after(item.resolution(), failure.kind());
        if (attempts == 0 && next.isEmpty()) {
            reporter.skipped(item, failure);
        } else if (next.isEmpty()) {
            reporter.failed(item, failure, attempts);
            requireNotLost(failure);
        } else if (attempts > 0) {
            reporter.retriedElsewhere(item, failure, attempts);
        }
        return next.map(other -> item.requestedFrom(other, attempts));
    }

    /** Ends the run if paid images cannot be kept. */
    private static void requireNotLost(Failure failure) throws IOException {
        if (failure.kind() == FailureKind.SINK_FAILED && failure.charged() == Charged.YES) {
            throw new IOException("an image was paid for and could not be kept, so that no further image is requested: "
                    + failure.message());
        }
    }
}

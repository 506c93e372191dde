package dev.imagebatch.engine;

import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.ledger.Claim;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The results of the items that one worker processes: one for each item, whatever happens. Not thread-safe. */
final class ItemReports {

    private static final Logger LOG = LoggerFactory.getLogger("dev.imagebatch");

    private final RunProgress progress;
    private final String batch;
    private final TimeSource time;
    private final Map<Integer, Item> open = new LinkedHashMap<>();

    ItemReports(RunProgress progress, String batch, TimeSource time) {
        this.progress = progress;
        this.batch = batch;
        this.time = time;
    }

    /** Begins with items of one specification. */
    void begin(List<Item> items) {
        open.clear();
        items.forEach(item -> open.put(item.variant(), item));
    }

    /** Returns the items that are claimed; the others get their results later. */
    List<Item> claimed(List<Item> items, Claim claim) {
        open.values().removeIf(item -> !claim.holds(item.requestKey()));
        return items.stream().filter(item -> claim.holds(item.requestKey())).toList();
    }

    /** Reports the result of an item. */
    void report(Item item, ImageGenerationResult.Builder result) {
        open.remove(item.variant());
        progress.result(result.batch(batch).timing(since(item), time.instant()).build());
    }

    /** Returns the time since the run began with an item. */
    Duration since(Item item) {
        return Duration.ofNanos(time.nanoTime() - item.began());
    }

    /** Reports all items without a result as failed with an error that nothing foresaw. */
    void fail(Throwable thrown) {
        String type = thrown.getClass().getName();
        LOG.error("An unexpected {} ended {} images", type, open.size(), ErrorBoundary.withoutMessage(thrown));
        Failure failure = Failure.of(
                FailureKind.UNKNOWN_OUTCOME, FailureStage.GENERATING, "unexpected " + type + "; see the log");
        for (Item item : List.copyOf(open.values())) {
            report(item, item.described(ImageGenerationResult.failure(item.specification(), item.variant(), failure)));
        }
    }
}

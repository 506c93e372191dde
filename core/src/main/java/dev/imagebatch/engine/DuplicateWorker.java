package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.ItemFactory;
import dev.imagebatch.engine.setup.WorkItem;
import dev.imagebatch.ledger.Claim;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.policy.DuplicatePolicy;
import java.io.IOException;
import java.util.List;

/** Resolves the items that are not the first of the batch with their content. Not thread-safe. */
final class DuplicateWorker implements Worker {

    private final RunContext run;
    private final PlannedBatch planned;
    private final ItemFactory items;
    private final ItemReports reports;
    private final DuplicateFlow flow;

    DuplicateWorker(RunContext run, PlannedBatch planned) {
        this.run = run;
        this.planned = planned;
        this.items = new ItemFactory(run.settings(), run.batch());
        this.reports = run.reports();
        this.flow = new DuplicateFlow(run, reports);
    }

    @Override
    public List<BusyWork> process(WorkItem work) throws IOException, InterruptedException {
        List<Item> duplicates = items.of(work).stream()
                .filter(item -> !planned.isFirst(item.outputKey(), work.ordinal(item)))
                .toList();
        reports.begin(duplicates);
        if (duplicates.stream().allMatch(this::isOnlyReported)) {
            for (Item item : duplicates) {
                flow.resolve(item);
            }
            return List.of();
        }
        try (Claim claim = run.claim(duplicates)) {
            for (Item item : reports.claimed(duplicates, claim)) {
                flow.resolve(item);
            }
            return BusyWork.of(work, duplicates, claim);
        }
    }

    /** Returns whether a duplicate is neither copied nor bound, so that it needs no claim. */
    private boolean isOnlyReported(Item item) {
        return run.settings().policies().duplicates() == DuplicatePolicy.SHARE
                && item.specification().usedBy().isEmpty();
    }

    @Override
    public void failed(Throwable thrown) {
        reports.fail(thrown);
    }
}

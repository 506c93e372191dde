package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.ItemFactory;
import dev.imagebatch.engine.setup.WorkItem;
import dev.imagebatch.ledger.Claim;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.planning.SpecificationFilter;
import java.io.IOException;
import java.util.List;

/** Generates the images that are the first of the batch with their content. Not thread-safe. */
final class ImageWorker implements Worker {

    private final RunContext run;
    private final PlannedBatch planned;
    private final SpecificationFilter filter;
    private final ItemFactory items;
    private final ItemReports reports;
    private final ImageFlow flow;

    ImageWorker(RunContext run, PlannedBatch planned, SpecificationFilter filter) {
        this.run = run;
        this.planned = planned;
        this.filter = filter;
        this.items = new ItemFactory(run.settings(), run.batch());
        this.reports = run.reports();
        this.flow = new ImageFlow(run, planned, reports);
    }

    @Override
    public List<BusyWork> process(WorkItem work) throws IOException, InterruptedException {
        List<Item> firsts = items.of(work).stream()
                .filter(item -> planned.isFirst(item.outputKey(), work.ordinal(item)))
                .toList();
        reports.begin(firsts);
        try (Claim claim = run.claim(firsts)) {
            List<Item> claimed = reports.claimed(firsts, claim);
            flow.generate(claimed, item -> isForced(work, item));
            return BusyWork.of(work, firsts, claim);
        }
    }

    /** An image that several items transform is requested again once. */
    private boolean isForced(WorkItem work, Item item) {
        return filter.regenerates() && planned.isFirst(item.requestKey(), work.ordinal(item));
    }

    @Override
    public void failed(Throwable thrown) {
        reports.fail(thrown);
    }
}

package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.WorkItem;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.Claim;
import java.util.List;

/**
 * Work that waits until another run, or another worker of this one, is done with an image.
 *
 * @param work the work
 * @param image the image
 */
record BusyWork(WorkItem work, Fingerprint image) {

    /** Returns the parts of work whose images were not claimed. */
    static List<BusyWork> of(WorkItem work, List<Item> items, Claim claim) {
        return items.stream()
                .filter(item -> !claim.holds(item.requestKey()))
                .map(item -> new BusyWork(work.only(item), item.requestKey()))
                .toList();
    }
}

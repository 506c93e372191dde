package dev.imagebatch.engine.setup;

import dev.imagebatch.planning.FallbackChain;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The items of specifications. Not thread-safe: each worker has its own. */
public final class ItemFactory {

    private final FallbackChain providers;
    private final TimeSource time;
    private final ItemFingerprinter keys;

    public ItemFactory(BatchSettings settings, String batch) {
        this.providers = settings.generation().providers();
        this.time = settings.runtime().time();
        this.keys = new ItemFingerprinter(settings.policies().reuse(), batch);
    }

    /** Returns the items of a share of a specification. */
    public List<Item> of(WorkItem work) throws IOException {
        Resolution resolution = providers.primary(work.specification());
        List<Item> items = new ArrayList<>(work.to() - work.from());
        long now = time.nanoTime();
        for (int variant = work.from(); variant < work.to(); variant++) {
            items.add(Item.fresh(resolution, variant, keys.of(resolution, variant, work.ordinal() + variant), now));
        }
        return items;
    }
}

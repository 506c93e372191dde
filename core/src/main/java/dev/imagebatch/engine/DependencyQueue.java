package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.ItemFactory;
import dev.imagebatch.engine.setup.WorkItem;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.planning.LinkedReference;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.spec.ReferenceImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The specifications that wait for an image of another one which is being generated. Bounded, so that memory stays small.
 *
 * <p>Every image comes before those that depend on it, so that the awaited one is always in progress. Not thread-safe: the
 * work queue locks.
 */
final class DependencyQueue {

    private static final int MOST = 1_000;

    private final PlannedBatch planned;
    private final ItemFactory items;
    private final boolean isOrdered;
    private final Set<Long> inProgress = new HashSet<>();
    private final Map<Long, List<Blocked>> blocked = new HashMap<>();
    private final Deque<WorkItem> ready = new ArrayDeque<>();
    private int waiting;

    private static final class Blocked {
        private final WorkItem work;
        private int dependencies;

        Blocked(WorkItem work, int dependencies) {
            this.work = work;
            this.dependencies = dependencies;
        }
    }

    DependencyQueue(PlannedBatch planned, ItemFactory items) {
        this.planned = planned;
        this.items = items;
        this.isOrdered = planned.isOrdered();
    }

    /** Removes and returns one that waited and need not wait any more, or null. */
    @Nullable WorkItem ready() {
        return ready.poll();
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    boolean isFull() {
        return waiting >= MOST;
    }

    boolean isEmpty() {
        return waiting == 0 && ready.isEmpty();
    }

    /** Returns whether a specification may begin; otherwise it waits from now on. */
    boolean begin(WorkItem work) throws IOException {
        if (!isOrdered) {
            return true;
        }
        Set<Long> dependencies = dependencies(work);
        for (int variant = 0; variant < work.specification().n(); variant++) {
            inProgress.add(work.ordinal() + variant);
        }
        if (dependencies.isEmpty()) {
            return true;
        }
        Blocked waits = new Blocked(work, dependencies.size());
        dependencies.forEach(dependency -> blocked.computeIfAbsent(dependency, ordinal -> new ArrayList<>())
                .add(waits));
        waiting++;
        return false;
    }

    void done(WorkItem work) {
        if (isOrdered) {
            for (int variant = 0; variant < work.specification().n(); variant++) {
                long ordinal = work.ordinal() + variant;
                inProgress.remove(ordinal);
                List<Blocked> freed = blocked.remove(ordinal);
                if (freed != null) {
                    freed.forEach(this::free);
                }
            }
        }
    }

    private void free(Blocked waits) {
        if (--waits.dependencies == 0) {
            waiting--;
            ready.add(waits.work);
        }
    }

    private Set<Long> dependencies(WorkItem work) throws IOException {
        Set<Long> dependencies = new HashSet<>();
        for (ReferenceImage reference : work.specification().references()) {
            if (reference instanceof LinkedReference linked) {
                add(linked.item(), dependencies);
            }
        }
        if (planned.reusesPicture(work.ordinal(), work.specification().n())) {
            for (Item item : items.of(work)) {
                add(item.requestKey(), dependencies);
            }
        }
        return dependencies;
    }

    private void add(Fingerprint image, Set<Long> dependencies) {
        OptionalLong first = planned.firstOrdinal(image);
        if (first.isPresent() && inProgress.contains(first.getAsLong())) {
            dependencies.add(first.getAsLong());
        }
    }
}

package dev.imagebatch.engine;

import dev.imagebatch.engine.WorkQueue.Work;
import dev.imagebatch.index.LinkedReference;
import dev.imagebatch.planning.PlannedBatch;
import dev.imagebatch.spec.Fingerprint;
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
 * Which specifications wait for the image of another one that is being made; at most so many that memory stays small.
 *
 * <p>Every image that is needed comes before the one that needs it, so whatever waits does so for something at work. Not
 * thread-safe: the queue locks.
 */
final class DependencyQueue {

    private static final int MOST = 1_000;

    private final PlannedBatch planned;
    private final Pictures pictures;
    private final boolean isOrdered;
    private final Set<Long> unfinished = new HashSet<>();
    private final Map<Long, List<Blocked>> blocked = new HashMap<>();
    private final Deque<Work> ready = new ArrayDeque<>();
    private int waiting;

    /** Tells the pictures that a specification is asked for with. */
    @FunctionalInterface
    interface Pictures {
        List<Fingerprint> of(Work work) throws IOException;
    }

    private static final class Blocked {
        private final Work work;
        private int needs;

        Blocked(Work work, int needs) {
            this.work = work;
            this.needs = needs;
        }
    }

    DependencyQueue(PlannedBatch planned, Pictures pictures) {
        this.planned = planned;
        this.pictures = pictures;
        this.isOrdered = planned.isOrdered();
    }

    /** One that waited and waits no more, or null. */
    @Nullable Work ready() {
        return ready.poll();
    }

    boolean isFull() {
        return waiting >= MOST;
    }

    boolean isEmpty() {
        return waiting == 0 && ready.isEmpty();
    }

    /** Whether a specification may be begun; otherwise it waits from now on. */
    boolean begin(Work work) throws IOException {
        if (!isOrdered) {
            return true;
        }
        Set<Long> needs = needs(work);
        for (int variant = 0; variant < work.specification().n(); variant++) {
            unfinished.add(work.ordinal() + variant);
        }
        if (needs.isEmpty()) {
            return true;
        }
        Blocked waits = new Blocked(work, needs.size());
        needs.forEach(need ->
                blocked.computeIfAbsent(need, ordinal -> new ArrayList<>()).add(waits));
        waiting++;
        return false;
    }

    void done(Work work) {
        if (isOrdered) {
            for (int variant = 0; variant < work.specification().n(); variant++) {
                long ordinal = work.ordinal() + variant;
                unfinished.remove(ordinal);
                List<Blocked> freed = blocked.remove(ordinal);
                if (freed != null) {
                    freed.forEach(this::free);
                }
            }
        }
    }

    private void free(Blocked waits) {
        if (--waits.needs == 0) {
            waiting--;
            ready.add(waits.work);
        }
    }

    private Set<Long> needs(Work work) throws IOException {
        Set<Long> needs = new HashSet<>();
        for (ReferenceImage reference : work.specification().references()) {
            if (reference instanceof LinkedReference linked) {
                need(linked.item(), needs);
            }
        }
        if (planned.reusesPicture(work.ordinal(), work.specification().n())) {
            for (Fingerprint picture : pictures.of(work)) {
                need(picture, needs);
            }
        }
        return needs;
    }

    private void need(Fingerprint image, Set<Long> needs) {
        OptionalLong first = planned.firstOrdinal(image);
        if (first.isPresent() && unfinished.contains(first.getAsLong())) {
            needs.add(first.getAsLong());
        }
    }
}

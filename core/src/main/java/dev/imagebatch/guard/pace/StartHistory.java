package dev.imagebatch.guard.pace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The latest accepted starts and their rate.
 *
 * <p>A refusal shows that the quota is exhausted. The units accepted between two refusals are therefore the units granted
 * by the quota in that time, whatever burst it allows. Idle time does not count.
 */
final class StartHistory {

    private static final int KEPT = 512;
    private static final int RECENT_UNITS = 30;
    private static final double REGIME_CHANGE = 1.25;
    private static final double SHORTEST_SECONDS = 0.25;

    private final Deque<QueuedCall> taken = new ArrayDeque<>();
    private @Nullable QueuedCall usedUp;

    void started(QueuedCall call) {
        taken.addLast(call);
        if (taken.size() > KEPT) {
            taken.removeFirst();
        }
    }

    void refused(QueuedCall call) {
        taken.removeLastOccurrence(call);
    }

    /** Records that the quota was exhausted at the start of {@code refused}, and forgets the calls before it. */
    void usedUp(QueuedCall refused) {
        usedUp = refused;
        taken.removeIf(call -> call.number() < refused.number());
    }

    /** Returns the units accepted since the quota was last exhausted and before the start of {@code refused}. */
    int unitsBefore(QueuedCall refused) {
        return taken.stream()
                .filter(call -> call.number() < refused.number())
                .mapToInt(QueuedCall::units)
                .sum();
    }

    /** Returns the rate of the quota in units a second, given a refused call. */
    double rateUntil(QueuedCall refused) {
        QueuedCall begin = begin(refused);
        int units = unitsBefore(refused) + (begin == usedUp ? 1 : 0);
        double average = units / seconds(begin.busyAt(), refused.busyAt());
        double recent = recent(refused.startedAt());
        return recent > REGIME_CHANGE * average ? recent : average;
    }

    /** Returns the rate of the last starts in units a second; 0 if there are too few. */
    double recent(long now) {
        int units = 0;
        long oldest = now;
        Iterator<QueuedCall> backwards = taken.descendingIterator();
        while (backwards.hasNext() && units < RECENT_UNITS) {
            QueuedCall call = backwards.next();
            units += call.units();
            oldest = call.startedAt();
        }
        return units < RECENT_UNITS ? 0 : units / seconds(oldest, now);
    }

    private QueuedCall begin(QueuedCall otherwise) {
        QueuedCall oldest = taken.isEmpty() ? otherwise : taken.getFirst();
        boolean complete = taken.size() < KEPT;
        return usedUp != null && complete ? usedUp : oldest;
    }

    private static double seconds(long from, long to) {
        return Math.max(SHORTEST_SECONDS, (to - from) / 1e9);
    }
}

package dev.imagebatch.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The latest starts that were not refused, and the rate at which the provider took them.
 *
 * <p>A refusal means that the quota is used up at that moment. So what was taken between two refusals is what the quota
 * gave in that time, however large a burst it allows.
 */
final class Starts {

    private static final int KEPT = 512;
    private static final int RECENT_UNITS = 30;
    private static final double REGIME_CHANGE = 1.25;
    private static final double SHORTEST_SECONDS = 0.25;

    private final Deque<Ticket> taken = new ArrayDeque<>();
    private long usedUpAt;
    private boolean wasUsedUp;

    void started(Ticket call) {
        taken.addLast(call);
        if (taken.size() > KEPT) {
            taken.removeFirst();
        }
    }

    void refused(Ticket call) {
        taken.removeLastOccurrence(call);
    }

    /** The rate of the quota in units a second, as {@code refused} shows that it is used up. */
    double rateUntil(Ticket refused) {
        int units = unitsBefore(refused);
        double seconds = seconds(begin(), refused.startedAt());
        double average = (units + (wasUsedUp ? 1 : 0)) / seconds;
        double recent = recent(refused.startedAt());
        return recent > REGIME_CHANGE * average ? recent : average;
    }

    /** The rate of the last starts in units a second. */
    double recent(long now) {
        long begin = begin();
        int units = 0;
        long oldest = now;
        Iterator<Ticket> backwards = taken.descendingIterator();
        while (backwards.hasNext() && units < RECENT_UNITS) {
            Ticket call = backwards.next();
            if (wasUsedUp && call.startedAt() <= begin) {
                break;
            }
            units += call.units();
            oldest = call.startedAt();
        }
        return units < RECENT_UNITS ? 0 : units / seconds(oldest, now);
    }

    /** The quota is used up at the start of {@code refused}. */
    void usedUp(Ticket refused) {
        usedUpAt = refused.startedAt();
        wasUsedUp = true;
    }

    /** What was taken after the quota was last used up, and before {@code refused} started. */
    int unitsBefore(Ticket refused) {
        long begin = begin();
        return taken.stream()
                .filter(call -> call.number() < refused.number())
                .filter(call -> !wasUsedUp || call.startedAt() > begin)
                .mapToInt(Ticket::units)
                .sum();
    }

    private long begin() {
        Ticket oldest = taken.peekFirst();
        boolean forgotten = oldest != null && taken.size() == KEPT && oldest.startedAt() > usedUpAt;
        boolean neverUsedUp = !wasUsedUp && oldest != null;
        return forgotten || neverUsedUp ? oldest.startedAt() : usedUpAt;
    }

    private static double seconds(long from, long to) {
        return Math.max(SHORTEST_SECONDS, (to - from) / 1e9);
    }
}

package dev.imagebatch.guard.pace;

import dev.imagebatch.provider.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Workers that pass a lane and ask a simulated vendor, all on simulated time: a day takes some seconds. */
final class PaceSimulation {

    private final RateLane lane;
    private final SimulatedQuota vendor;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Long> taken = new ArrayList<>();
    private long sequence;
    private long now;
    private long left;
    private int units = 1;
    private long refused;
    private int inFlight;
    private int mostInFlight;
    private long inFlightSum;

    private record Event(long at, long number, Runnable action) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    PaceSimulation(PaceLimits limits, Quota quota, SimulatedQuota vendor) {
        this.lane = new RateLane("lane", limits, quota, 0);
        this.vendor = vendor;
    }

    /** Makes so many images with so many workers. */
    PaceSimulation run(int workers, long images) {
        left = images;
        for (int i = 0; i < workers; i++) {
            at(0, this::next);
        }
        while (!events.isEmpty()) {
            Event event = events.remove();
            now = event.at();
            event.action().run();
        }
        return this;
    }

    /** The share of what the quota gave until the last start that was used. */
    double used() {
        return taken.size() / vendor.available(taken.get(taken.size() - 1));
    }

    /** The share of the quota used from one moment to another, in seconds. */
    double used(double from, double to) {
        long count =
                taken.stream().filter(at -> at >= from * 1e9 && at < to * 1e9).count();
        return count / (vendor.perMinute((long) (from * 1e9)) * (to - from) / 60);
    }

    double refusalsAnImage() {
        return (double) refused / taken.size();
    }

    long refused() {
        return refused;
    }

    int images() {
        return taken.size();
    }

    double seconds() {
        return now / 1e9;
    }

    int mostInFlight() {
        return mostInFlight;
    }

    double meanInFlight() {
        return (double) inFlightSum / (taken.size() + refused);
    }

    List<Long> starts() {
        return taken;
    }

    private void next() {
        if (left > 0) {
            left--;
            join();
        }
    }

    private void join() {
        ask(lane.join(units, now));
    }

    private void ask(QueuedCall ticket) {
        long wait = lane.tryStart(ticket, now);
        if (wait > 0) {
            at(now + wait, () -> ask(ticket));
            return;
        }
        inFlight++;
        inFlightSum += inFlight;
        mostInFlight = Math.max(mostInFlight, inFlight);
        SimulatedQuota.Answer answer = vendor.ask(units, now);
        if (answer.taken()) {
            taken.add(now);
        } else {
            refused++;
        }
        at(now + answer.after(), () -> end(ticket, answer));
    }

    private void end(QueuedCall ticket, SimulatedQuota.Answer answer) {
        inFlight--;
        if (answer.taken()) {
            lane.succeeded(ticket, answer.limit(), now);
            next();
        } else {
            lane.slowDown(ticket, answer.retryAfter(), answer.limit(), now);
            join();
        }
    }

    private void at(long time, Runnable action) {
        events.add(new Event(time, sequence++, action));
    }
}

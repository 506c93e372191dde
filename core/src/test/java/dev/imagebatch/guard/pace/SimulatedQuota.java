package dev.imagebatch.guard.pace;

import dev.imagebatch.provider.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A vendor on simulated time: a bucket of units that fills up, perhaps shared with others, and a server behind it. */
final class SimulatedQuota {

    private static final long REFUSAL_TAKES = 50_000_000;

    /** How a refusal says how long to wait. */
    enum Hint {
        NONE,
        EXACT,
        WHOLE_SECONDS
    }

    /**
     * What came of a call.
     *
     * @param taken whether it was let through
     * @param after how long the answer takes, in nanoseconds
     * @param retryAfter how long a refusal asks to wait
     * @param limit what the headers say
     */
    record Answer(boolean taken, long after, @Nullable Duration retryAfter, RateLimit limit) {}

    private record Change(long at, double perMinute) {}

    private final Random random;
    private final List<Change> changes = new ArrayList<>();
    private double burst = 10;
    private double tokens = 10;
    private long filledAt;
    private double othersPerMinute;
    private long nextOther;
    private double othersTook;
    private Hint hint = Hint.NONE;
    private boolean tellsLimit;
    private int serversAtOnce = Integer.MAX_VALUE;
    private final List<Long> servers = new ArrayList<>();
    private LongUnaryOperator latency = now -> 200_000_000;
    private double most;

    SimulatedQuota(double perMinute, int burst, long seed) {
        this.random = new Random(seed);
        this.burst = burst;
        this.tokens = burst;
        this.most = burst;
        changes.add(new Change(0, perMinute));
    }

    SimulatedQuota changesAt(Duration time, double perMinute) {
        changes.add(new Change(time.toNanos(), perMinute));
        return this;
    }

    SimulatedQuota hint(Hint kind) {
        this.hint = kind;
        return this;
    }

    SimulatedQuota tellsLimit() {
        this.tellsLimit = true;
        return this;
    }

    SimulatedQuota sharedWithOthers(double perMinute) {
        this.othersPerMinute = perMinute;
        return this;
    }

    SimulatedQuota runsAtOnce(int calls) {
        this.serversAtOnce = calls;
        return this;
    }

    /** Calls take this long at the median, with the long tail of a real model. */
    SimulatedQuota latency(Duration median, double spread) {
        return latency(now -> median.toNanos(), spread);
    }

    /** The median changes in time. */
    SimulatedQuota latency(LongToDoubleFunction median, double spread) {
        this.latency = now -> (long) (median.applyAsDouble(now) * Math.exp(spread * random.nextGaussian()));
        return this;
    }

    Answer ask(int units, long now) {
        fillUp(now);
        RateLimit limit = tellsLimit ? RateLimit.unknown().withPerMinute(perMinute(now)) : RateLimit.unknown();
        if (tokens < units) {
            return new Answer(false, REFUSAL_TAKES, retryAfter(units - tokens, now), limit);
        }
        tokens -= units;
        return new Answer(true, served(now, latency.applyAsLong(now)), null, limit);
    }

    /** What the quota gives to us until then, if nothing of it is left over. */
    double available(long now) {
        fillUp(now);
        return most - othersTook;
    }

    double perMinute(long now) {
        double current = 0;
        for (Change change : changes) {
            current = change.at() <= now ? change.perMinute() : current;
        }
        return current;
    }

    private void fillUp(long now) {
        while (othersPerMinute > 0 && nextOther <= now) {
            add(nextOther);
            double took = Math.min(1, tokens);
            tokens -= took;
            othersTook += took;
            nextOther += (long) (-Math.log(1 - random.nextDouble()) * 60e9 / othersPerMinute);
        }
        add(now);
    }

    private void add(long until) {
        while (filledAt < until) {
            long from = filledAt;
            long end = changes.stream()
                    .map(Change::at)
                    .filter(at -> at > from && at < until)
                    .min(Long::compare)
                    .orElse(until);
            double more = (end - from) * perMinute(from) / 60e9;
            tokens = Math.min(burst, tokens + more);
            most += more;
            filledAt = end;
        }
    }

    private @Nullable Duration retryAfter(double missing, long now) {
        Duration exact = Duration.ofNanos((long) Math.ceil(missing * 60e9 / perMinute(now)));
        return switch (hint) {
            case NONE -> null;
            case EXACT -> exact;
            case WHOLE_SECONDS -> Duration.ofSeconds((exact.toMillis() + 999) / 1_000);
        };
    }

    /** When the server is done: it runs only so many at once, and the rest waits in the order of coming. */
    private long served(long now, long work) {
        servers.removeIf(end -> end <= now);
        if (servers.size() < serversAtOnce) {
            servers.add(now + work);
            return work;
        }
        servers.sort(Long::compare);
        long end = servers.get(servers.size() - serversAtOnce) + work;
        servers.add(end);
        return end - now;
    }
}

package dev.imagebatch.guard.pace;

import dev.imagebatch.provider.Quota;
import dev.imagebatch.provider.RateLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lane of calls that a vendor counts together: the waiting calls, the calls in flight, and the next start. */
final class RateLane {

    private static final long LONGEST_NAP = Duration.ofSeconds(1).toNanos();
    private static final long LATEST = Duration.ofMillis(500).toNanos();

    /** Shorter than any sleep: a call due sooner starts at once, and the next one is due as if it had waited. */
    private static final long AT_ONCE = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final PaceLimits limits;
    private final Deque<QueuedCall> waiting = new ArrayDeque<>();
    private final StartHistory starts = new StartHistory();
    private final LearnedRate rate;
    private final InFlightLimit inFlightLimit;
    private final LanePause pause;
    private final @Nullable DayWindow day;
    private long joined;
    private long started;
    private int inFlight;
    private double allowance;
    private long nextDue;
    private long idle;
    private long dayFullUntil;

    RateLane(String name, PaceLimits limits, Quota quota, long now) {
        this.limits = limits;
        this.rate = new LearnedRate(limits.perSecond());
        this.inFlightLimit = new InFlightLimit(now);
        this.pause = new LanePause(now);
        this.day = limits.perDay() == null
                ? null
                : new DayWindow(limits.perDay(), limits.usedToday().getOrDefault(name, 0L), now);
        this.nextDue = now;
        this.dayFullUntil = now;
        OptionalDouble documented = quota.isFixed() ? quota.perMinute() : OptionalDouble.empty();
        if (limits.isAdaptive() && limits.perMinute() == null && documented.isPresent()) {
            rate.documented(documented.getAsDouble() / 60, now);
            allowance = documented.getAsDouble();
        }
    }

    /** Adds a call to the queue, or starts it if it need not wait. */
    QueuedCall join(int units, long now) {
        return locked(() -> {
            QueuedCall call = new QueuedCall(units, joined++, now);
            if (waiting.isEmpty() && waitOfFirst(call, now) == 0) {
                start(call, now);
            } else {
                waiting.addLast(call);
            }
            return call;
        });
    }

    void leave(QueuedCall call) {
        locked(() -> waiting.remove(call));
    }

    /** Starts a call and returns 0 if it is its turn, or else returns the nanoseconds to wait before the next try. */
    long tryStart(QueuedCall call, long now) {
        return locked(() -> {
            if (call.isStarted()) {
                return 0L;
            }
            QueuedCall first = waiting.getFirst();
            long wait = call == first ? waitOfFirst(call, now) : waitAfter(call, first, now);
            if (wait == 0) {
                start(waiting.removeFirst(), now);
            }
            return wait;
        });
    }

    Optional<Duration> pausedFor(long now) {
        return locked(() -> {
            long left = Math.max(pause.until(), dayFullUntil) - now;
            return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
        });
    }

    double perSecond(long now) {
        return locked(() -> rateAt(now));
    }

    void succeeded(QueuedCall call, RateLimit limit, long now) {
        locked(() -> {
            inFlight--;
            pause.accepted(call.startedAt());
            inFlightLimit.succeeded(call.cohort(), now - call.startedAt(), now);
            return stated(limit);
        });
    }

    void ended(QueuedCall call, long now) {
        locked(() -> {
            inFlightLimit.ended(call.cohort(), now);
            return inFlight--;
        });
    }

    void slowDown(QueuedCall call, @Nullable Duration retryAfter, RateLimit limit, long now) {
        locked(() -> {
            inFlight--;
            inFlightLimit.ended(call.cohort(), now);
            stated(limit);
            starts.refused(call);
            if (day != null) {
                day.giveBack(call.units(), call.startedAt(), now);
            }
            pause.close(retryAfter, call.startedAt(), now);
            if (limits.isAdaptive()) {
                learn(call, now);
            }
            nextDue = Math.max(nextDue, pause.until());
            return nextDue;
        });
    }

    /** A refusal proves nothing new if the call started before the last cut, or if no call was accepted before it. */
    private void learn(QueuedCall refused, long now) {
        allowance = 0;
        int units = starts.unitsBefore(refused);
        if (!rate.wasCutAfter(refused.startedAt()) && units > 0) {
            rate.refused(starts.rateUntil(refused), units, now);
            starts.usedUp(refused);
        }
    }

    private boolean stated(RateLimit limit) {
        if (limits.isAdaptive()) {
            limit.perMinute().ifPresent(perMinute -> rate.stated(perMinute / 60));
        }
        return true;
    }

    private long waitOfFirst(QueuedCall call, long now) {
        long closed = Math.max(pause.until(), dayFullUntil(call, now)) - now;
        if (closed > 0) {
            call.heldUp();
            return closed;
        }
        if (nextDue - now > AT_ONCE) {
            return Math.min(LONGEST_NAP, nextDue - now);
        }
        if (limits.isAdaptive() && !inFlightLimit.allows(inFlight, now)) {
            call.heldUp();
            return inFlightLimit.moment();
        }
        return 0;
    }

    private long waitAfter(QueuedCall call, QueuedCall first, long now) {
        long ahead = call.number() - first.number();
        double seconds = allowance > 0 ? 0 : first.units() / rateAt(now);
        long each = Math.max(inFlightLimit.moment(), (long) (seconds * 1e9));
        long closed = Math.max(0, Math.max(pause.until(), dayFullUntil) - now);
        return closed + Math.min(LONGEST_NAP, ahead * each);
    }

    private long dayFullUntil(QueuedCall call, long now) {
        if (day != null) {
            dayFullUntil = now + day.waitFor(call.units(), now);
        }
        return dayFullUntil;
    }

    private void start(QueuedCall call, long now) {
        started++;
        inFlight++;
        call.joins(inFlightLimit.started(inFlight, now));
        starts.started(call);
        if (day != null) {
            day.use(call.units(), now);
        }
        long from = call.start(nextDue, now);
        idle += from - nextDue > LONGEST_NAP ? from - nextDue : 0;
        call.busyAt(now - idle);
        nextDue = Math.max(from, now - LATEST) + spacing(call.units(), now);
    }

    private long spacing(int units, long now) {
        double seconds = allowance >= units ? 0 : units / rateAt(now);
        allowance = Math.max(0, allowance - units);
        long least = started < limits.staggeredCalls()
                ? Math.max(limits.minimumDelay().toNanos(), limits.stagger().toNanos())
                : limits.minimumDelay().toNanos();
        return Math.max((long) (seconds * 1e9), least);
    }

    private double rateAt(long now) {
        return rate.at(now, () -> starts.recent(now));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

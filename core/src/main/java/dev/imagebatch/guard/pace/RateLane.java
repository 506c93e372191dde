package dev.imagebatch.guard.pace;

import dev.imagebatch.provider.Quota;
import dev.imagebatch.provider.RateLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The calls that a vendor counts together: who waits, who runs, and when the next one may start. */
final class RateLane {

    private static final long LONGEST_NAP = Duration.ofSeconds(1).toNanos();
    private static final long LATEST = Duration.ofMillis(500).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    /** No clock sleeps so shortly: who waits for less starts, and the next one is due as if it had waited. */
    private static final long AT_ONCE = 100_000;

    private final PaceLimits limits;
    private final Deque<QueuedCall> waiting = new ArrayDeque<>();
    private final StartHistory starts = new StartHistory();
    private final LearnedRate rate;
    private final InFlightLimit concurrency;
    private final LanePause closure;
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
        this.concurrency = new InFlightLimit(now);
        this.closure = new LanePause(now);
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

    /** Joins those who wait; who need not wait starts at once. */
    QueuedCall join(int units, long now) {
        return locked(() -> {
            QueuedCall ticket = new QueuedCall(units, joined++, now);
            if (waiting.isEmpty() && waitOfFirst(ticket, now) == 0) {
                start(ticket, now);
            } else {
                waiting.addLast(ticket);
            }
            return ticket;
        });
    }

    void leave(QueuedCall ticket) {
        locked(() -> waiting.remove(ticket));
    }

    /** Starts a call if it is its turn; else says how long to wait before asking again, in nanoseconds. */
    long tryStart(QueuedCall ticket, long now) {
        return locked(() -> {
            if (ticket.isStarted()) {
                return 0L;
            }
            QueuedCall first = waiting.getFirst();
            long wait = ticket == first ? waitOfFirst(ticket, now) : waitBehind(ticket, first, now);
            if (wait == 0) {
                start(waiting.removeFirst(), now);
            }
            return wait;
        });
    }

    Optional<Duration> pausedFor(long now) {
        return locked(() -> {
            long left = Math.max(closure.until(), dayFullUntil) - now;
            return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
        });
    }

    double perSecond(long now) {
        return locked(() -> rateAt(now));
    }

    void succeeded(QueuedCall ticket, RateLimit limit, long now) {
        locked(() -> {
            inFlight--;
            closure.passed(ticket.startedAt());
            concurrency.succeeded(ticket.cohort(), now - ticket.startedAt(), now);
            return stated(limit);
        });
    }

    void ended(QueuedCall ticket, long now) {
        locked(() -> {
            concurrency.ended(ticket.cohort(), now);
            return inFlight--;
        });
    }

    void slowDown(QueuedCall ticket, @Nullable Duration retryAfter, RateLimit limit, long now) {
        locked(() -> {
            inFlight--;
            concurrency.ended(ticket.cohort(), now);
            stated(limit);
            starts.refused(ticket);
            if (day != null) {
                day.giveBack(ticket.units(), ticket.startedAt(), now);
            }
            closure.close(retryAfter, ticket.startedAt(), now);
            if (limits.isAdaptive()) {
                learn(ticket, now);
            }
            nextDue = Math.max(nextDue, closure.until());
            return nextDue;
        });
    }

    /** Refusals of what was sent before the last cut say nothing new; nor do those before anything was let through. */
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

    private long waitOfFirst(QueuedCall ticket, long now) {
        long closed = Math.max(closure.until(), dayFullUntil(ticket, now)) - now;
        if (closed > 0) {
            ticket.heldUp();
            return closed;
        }
        if (nextDue - now > AT_ONCE) {
            return Math.min(LONGEST_NAP, nextDue - now);
        }
        if (limits.isAdaptive() && !concurrency.allows(inFlight, now)) {
            ticket.heldUp();
            return concurrency.moment();
        }
        return 0;
    }

    private long waitBehind(QueuedCall ticket, QueuedCall first, long now) {
        long ahead = ticket.number() - first.number();
        double seconds = allowance > 0 ? 0 : first.units() / rateAt(now);
        long each = Math.max(concurrency.moment(), (long) (seconds * 1e9));
        long closed = Math.max(0, Math.max(closure.until(), dayFullUntil) - now);
        return closed + Math.min(LONGEST_NAP, ahead * each);
    }

    private long dayFullUntil(QueuedCall ticket, long now) {
        if (day != null) {
            dayFullUntil = now + day.waitFor(ticket.units(), now);
        }
        return dayFullUntil;
    }

    private void start(QueuedCall ticket, long now) {
        started++;
        inFlight++;
        ticket.joins(concurrency.started(inFlight, now));
        starts.started(ticket);
        if (day != null) {
            day.use(ticket.units(), now);
        }
        long from = ticket.start(nextDue, now);
        idle += from - nextDue > LONGEST_NAP ? from - nextDue : 0;
        ticket.busyAt(now - idle);
        nextDue = Math.max(from, now - LATEST) + spacing(ticket.units(), now);
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

    private <T> T locked(java.util.function.Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

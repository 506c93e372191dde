package dev.imagebatch.guard;

import dev.imagebatch.cost.Money;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An amount that is never exceeded: each call first sets aside the most it can cost.
 *
 * <p>Spent and held together never exceed the limit, whatever runs at once. Thread-safe; the caller makes it and may
 * share it among processors.
 *
 * @since 0.1
 */
public final class Budget {

    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable Money limit;
    private Money spent;
    private Money unknown;
    private Money open = Money.ZERO;

    private Budget(@Nullable Money limit, Money spent, Money unknown) {
        this.limit = limit;
        this.spent = spent;
        this.unknown = unknown;
    }

    /** Counts and refuses nothing. */
    public static Budget unlimited() {
        return new Budget(null, Money.ZERO, Money.ZERO);
    }

    /**
     * Nothing spent yet of {@code limit}.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public static Budget of(Money limit) {
        return of(limit, Money.ZERO, Money.ZERO);
    }

    /**
     * A limit of which something is spent or held already, as a ledger tells.
     *
     * @param limit the most that may ever be spent
     * @param spent what was spent before
     * @param held what earlier calls may have cost
     * @throws IllegalArgumentException if the limit is negative
     */
    public static Budget of(Money limit, Money spent, Money held) {
        if (limit.nanos() < 0) {
            throw new IllegalArgumentException("a budget is at least $0, is " + limit);
        }
        return new Budget(limit, spent, held);
    }

    /** The most that may be spent; empty if unlimited. */
    public Optional<Money> limit() {
        return Optional.ofNullable(limit);
    }

    /** What is known to be spent. */
    public Money spent() {
        return locked(() -> spent);
    }

    /** What is set aside for calls that run or whose outcome is unknown. */
    public Money held() {
        return locked(() -> open.plus(unknown));
    }

    /** Sets {@code highest} aside for a call; empty if there is no room at this moment. */
    public Optional<Hold> tryHold(Money highest) {
        return locked(() -> {
            if (!fits(spent.plus(unknown).plus(open), highest)) {
                return Optional.empty();
            }
            open = open.plus(highest);
            return Optional.of(new Hold(highest));
        });
    }

    /** Whether {@code highest} would fit if every call that runs turned out to be free. */
    public boolean couldFit(Money highest) {
        return locked(() -> !open.isZero() && fits(spent.plus(unknown), highest));
    }

    private boolean fits(Money taken, Money more) {
        return limit == null || !taken.plus(more).exceeds(limit);
    }

    private <T> T locked(java.util.function.Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Money set aside for one call, until its outcome is told.
     *
     * <p>Thread-safe; the first outcome counts, further ones are ignored.
     */
    public final class Hold {

        private final Money amount;
        private boolean closed;

        private Hold(Money amount) {
            this.amount = amount;
        }

        /** What is set aside. */
        public Money amount() {
            return amount;
        }

        /** The call cost {@code actual}; more than was held is counted in full, and leaves no room for others. */
        public void settle(Money actual) {
            close(actual, Money.ZERO);
        }

        /** The call certainly cost nothing. */
        public void release() {
            close(Money.ZERO, Money.ZERO);
        }

        /** The call may have cost the whole amount: it stays held. */
        public void keep() {
            close(Money.ZERO, amount);
        }

        private void close(Money moreSpent, Money moreUnknown) {
            locked(() -> {
                if (!closed) {
                    closed = true;
                    open = open.minus(amount);
                    spent = spent.plus(moreSpent);
                    unknown = unknown.plus(moreUnknown);
                }
                return closed;
            });
        }
    }
}

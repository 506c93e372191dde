package dev.imagebatch.guard;

import dev.imagebatch.cost.Money;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An amount that is never exceeded: each call first sets aside the most it can cost.
 *
 * <p>Spent and held together never exceed the limit, whatever runs at once; only a provider that charges more than its
 * highest price can break it, and then nothing more starts. Thread-safe; the caller makes it and may share it among
 * processors.
 *
 * @since 0.1
 */
public final class Budget {

    /** Taken before the larger budget's. */
    private final ReentrantLock lock = new ReentrantLock();

    private final @Nullable Money limit;
    private final @Nullable Budget larger;
    private Money spent;
    private Money unknown;
    private Money open = Money.ZERO;
    private @Nullable Overshoot overshoot;

    private Budget(@Nullable Money limit, @Nullable Budget larger, Balance before) {
        this.limit = limit;
        this.larger = larger;
        this.spent = before.spent();
        this.unknown = before.held();
    }

    /** Counts and refuses nothing. */
    public static Budget unlimited() {
        return new Budget(null, null, Balance.NONE);
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
        return new Budget(limit, null, new Balance(spent, held));
    }

    /**
     * A budget like this one, as it stands now, that is a part of a larger one: what is set aside must fit both, in one
     * step, and counts in both. Such as a batch's in that of all batches.
     *
     * @throws IllegalStateException if this is a part of another one already
     */
    public Budget within(Budget whole) {
        if (larger != null) {
            throw new IllegalStateException("the budget is a part of another one already");
        }
        return new Budget(limit, whole, balance());
    }

    /** The most that may be spent, the larger budget's limit aside; empty if unlimited. */
    public Optional<Money> limit() {
        return Optional.ofNullable(limit);
    }

    /** What is known to be spent. */
    public Money spent() {
        return balance().spent();
    }

    /** What is set aside for calls that run or whose outcome is unknown. */
    public Money held() {
        return balance().held();
    }

    /** What is spent and what is held, at one moment. */
    public Balance balance() {
        return locked(() -> new Balance(spent, open.plus(unknown)));
    }

    /** How far calls cost more than their highest prices; a limited budget lets nothing more start then. */
    public Optional<Overshoot> overshoot() {
        return locked(() -> Optional.ofNullable(overshoot));
    }

    /** Sets {@code highest} aside for a call; empty if there is no room at this moment. */
    public Optional<Hold> tryHold(Money highest) {
        return locked(() -> {
            Money more = open.plus(highest);
            if (!fits(spent.plus(unknown).plus(open), highest)) {
                return Optional.empty();
            }
            Optional<Hold> outer = larger == null ? Optional.empty() : larger.tryHold(highest);
            if (larger != null && outer.isEmpty()) {
                return Optional.empty();
            }
            open = more;
            return Optional.of(new Hold(highest, outer.orElse(null)));
        });
    }

    /**
     * Whether {@code highest} would fit if every call that runs turned out to be free: where {@link #tryHold} found no room,
     * it is worth asking again later.
     */
    public boolean couldFit(Money highest) {
        return locked(() -> fits(spent.plus(unknown), highest) && (larger == null || larger.couldFit(highest)));
    }

    /** Why there is no room for {@code highest}, and what to do, in words for people. */
    public String refusal(Money highest) {
        return locked(() -> {
            Balance now = balance();
            if (larger != null && fits(now.taken(), highest)) {
                return larger.refusal(highest);
            }
            String budget = limit == null ? "the budget" : "the budget of " + limit;
            return overshoot == null
                    ? budget + " has no room for " + highest + ": " + now.spent() + " spent, " + now.held() + " held"
                    : budget + " lets nothing more start: " + overshoot;
        });
    }

    private boolean fits(Money taken, Money more) {
        return limit == null || overshoot == null && !taken.plus(more).exceeds(limit);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Where a budget stands.
     *
     * @param spent what is known to be spent
     * @param held what is set aside for calls that run or whose outcome is unknown
     */
    public record Balance(Money spent, Money held) {

        private static final Balance NONE = new Balance(Money.ZERO, Money.ZERO);

        /** Both together, which never exceeds the limit. */
        public Money taken() {
            return spent.plus(held);
        }
    }

    /**
     * Calls that cost more than their highest prices.
     *
     * @param charged what the first of them cost
     * @param highest what the highest price of that one was
     * @param amount how much more than their highest prices all of them cost together
     */
    public record Overshoot(Money charged, Money highest, Money amount) {

        private static @Nullable Overshoot after(@Nullable Overshoot before, Money charged, Money highest) {
            if (!charged.exceeds(highest) || highest.isZero()) {
                return before;
            }
            Money more = charged.minus(highest);
            return before == null
                    ? new Overshoot(charged, highest, more)
                    : new Overshoot(before.charged, before.highest, before.amount.plus(more));
        }

        /** In words for people, with what to do. */
        @Override
        public String toString() {
            return "a call was charged " + charged + ", and its highest price is " + highest
                    + "; correct the price before going on";
        }
    }

    /**
     * Money set aside for one call, until its outcome is told.
     *
     * <p>Thread-safe; the first outcome counts, further ones are ignored.
     */
    public final class Hold {

        private final Money amount;
        private final @Nullable Hold outer;
        private boolean closed;

        private Hold(Money amount, @Nullable Hold outer) {
            this.amount = amount;
            this.outer = outer;
        }

        /** What is set aside. */
        public Money amount() {
            return amount;
        }

        /**
         * The call cost {@code actual}. More than was set aside is counted in full and is an {@link #overshoot()}, unless
         * nothing was: a call without a known price has no highest one.
         */
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
                    Money newSpent = spent.plus(moreSpent);
                    Money newUnknown = unknown.plus(moreUnknown);
                    if (outer != null) {
                        outer.close(moreSpent, moreUnknown);
                    }
                    closed = true;
                    open = open.minus(amount);
                    spent = newSpent;
                    unknown = newUnknown;
                    overshoot = Overshoot.after(overshoot, moreSpent, amount);
                }
                return closed;
            });
        }
    }
}

package dev.imagebatch.guard;

import dev.imagebatch.cost.Money;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A limit on spending: each call first sets aside its highest price.
 *
 * <p>Spent and held amounts together never exceed the limit, whatever the concurrency. Only a provider that charges more
 * than its highest price can exceed it, and then no further call starts. Thread-safe. Processors may share a budget.
 *
 * @since 0.1
 */
public final class Budget {

    /** Acquired before the lock of the larger budget. */
    private final ReentrantLock lock = new ReentrantLock();

    private final @Nullable Money limit;
    private final @Nullable Budget larger;
    private final @Nullable String account;
    private Money spent;
    private Money unknown;
    private Money open = Money.ZERO;
    private @Nullable Overshoot overshoot;

    private Budget(@Nullable Money limit, @Nullable Budget larger, @Nullable String account, Balance before) {
        this.limit = limit;
        this.larger = larger;
        this.account = account;
        this.spent = before.spent();
        this.unknown = before.held();
    }

    /** Returns a budget without a limit, which only counts. */
    public static Budget unlimited() {
        return new Budget(null, null, null, Balance.NONE);
    }

    /**
     * Returns a budget with a limit and nothing spent.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public static Budget of(Money limit) {
        return of(limit, Money.ZERO, Money.ZERO);
    }

    /**
     * Returns a budget with a limit and earlier spending, as recorded in a ledger.
     *
     * @param limit the highest amount to spend
     * @param spent the amount spent before
     * @param held the amount that earlier calls may have cost
     * @throws IllegalArgumentException if the limit is negative
     */
    public static Budget of(Money limit, Money spent, Money held) {
        if (limit.nanos() < 0) {
            throw new IllegalArgumentException("budget must be at least $0: " + limit);
        }
        return new Budget(limit, null, null, new Balance(spent, held));
    }

    /**
     * Returns a copy of this budget as a part of a larger one, such as a batch's budget within that of all batches. Amounts
     * are held in both budgets in one step.
     *
     * @throws IllegalStateException if this budget is a part of another one
     */
    public Budget within(Budget whole) {
        if (larger != null) {
            throw new IllegalStateException("the budget is already a part of another budget");
        }
        return new Budget(limit, whole, account, balance());
    }

    /**
     * Returns a copy of this budget whose calls are paid from an account at the ledger. A ledger that several processes share
     * keeps the account's limit, and refuses attempts beyond it; other ledgers only record the name.
     */
    public Budget from(String accountName) {
        return new Budget(limit, larger, Objects.requireNonNull(accountName, "account"), balance());
    }

    /** Returns the account at the ledger that calls are paid from. */
    public Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /** Returns the limit of this budget itself; empty if it is unlimited. */
    public Optional<Money> limit() {
        return Optional.ofNullable(limit);
    }

    /** Returns the amount known to be spent. */
    public Money spent() {
        return balance().spent();
    }

    /** Returns the amount held for calls in flight or with an unknown outcome. */
    public Money held() {
        return balance().held();
    }

    /** Returns the amounts spent and held at one moment. */
    public Balance balance() {
        return locked(() -> new Balance(spent, open.plus(unknown)));
    }

    /** Returns the excess of calls over their highest prices, which ends all calls of a limited budget. */
    public Optional<Overshoot> overshoot() {
        return locked(() -> Optional.ofNullable(overshoot));
    }

    /** Holds an amount for a call; empty if the budget does not suffice at this moment. */
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
     * Returns whether the budget would suffice if all calls in flight were free. Then an amount refused by {@link #tryHold}
     * may be held later.
     */
    public boolean couldFit(Money highest) {
        return locked(() -> fits(spent.plus(unknown), highest) && (larger == null || larger.couldFit(highest)));
    }

    /** Returns a message with the reason of a refusal and the remedy. */
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
     * The state of a budget.
     *
     * @param spent the amount known to be spent
     * @param held the amount held for calls in flight or with an unknown outcome
     */
    public record Balance(Money spent, Money held) {

        private static final Balance NONE = new Balance(Money.ZERO, Money.ZERO);

        /** Returns the sum of both amounts. */
        public Money taken() {
            return spent.plus(held);
        }
    }

    /**
     * The excess of calls over their highest prices.
     *
     * @param charged the cost of the first such call
     * @param highest the highest price of that call
     * @param amount the excess of all such calls
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

        /** Returns a message with the remedy. */
        @Override
        public String toString() {
            return "a call was charged " + charged + ", and its highest price is " + highest
                    + "; correct the price before you continue";
        }
    }

    /**
     * An amount held for one call until its outcome is known.
     *
     * <p>The first reported outcome counts; later ones are ignored. Thread-safe.
     */
    public final class Hold {

        private final Money amount;
        private final @Nullable Hold outer;
        private boolean closed;

        private Hold(Money amount, @Nullable Hold outer) {
            this.amount = amount;
            this.outer = outer;
        }

        /** Returns the amount. */
        public Money amount() {
            return amount;
        }

        /**
         * Reports the cost of the call. It counts in full, even above the amount held, which is an {@link #overshoot()}. A
         * call without a known price holds nothing and has no overshoot.
         */
        public void settle(Money actual) {
            close(actual, Money.ZERO);
        }

        /** Reports that the call cost nothing. */
        public void release() {
            close(Money.ZERO, Money.ZERO);
        }

        /** Reports that the call may have cost the whole amount, which stays held. */
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

package dev.imagebatch;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Circuit;
import dev.imagebatch.guard.Demand;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.plan.Resolution;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.Quota;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.Sleeper;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What every call passes before it is made: the budget, the pace and the provider's circuit. */
final class Gate {

    private static final Duration BUDGET_MAY_CHANGE = Duration.ofMillis(20);

    private final Budget budget;
    private final Pace pace;
    private final TimeSource time;
    private final Sleeper sleeper;
    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();

    /**
     * Whether a call may be made.
     *
     * @param leave what it needs to be made, or null if it may not be made
     * @param refusal why it may not be made, or null if it may
     */
    record Admission(@Nullable Leave leave, @Nullable Failure refusal) {}

    /**
     * What a call needs to be made; whoever has it tells the end of both, whatever happens.
     *
     * @param hold what was set aside for it
     * @param turn its turn of the pace
     */
    record Leave(Budget.Hold hold, Pace.Turn turn) {}

    Gate(BatchSettings settings, Sleeper sleeper) {
        this.budget = settings.budget();
        this.pace = settings.pace();
        this.time = settings.time();
        this.sleeper = sleeper;
    }

    /** Waits for the call's turn; the money is held from the beginning, and given back if the turn never comes. */
    Admission admit(Resolution resolution, Money highest, int images) throws InterruptedException {
        String provider = resolution.provider().name();
        if (Thread.interrupted()) {
            throw new InterruptedException("the thread was interrupted before the call");
        }
        Optional<Failure> stopped = stopped(provider);
        if (stopped.isPresent()) {
            return new Admission(null, stopped.get());
        }
        Optional<Budget.Hold> held = hold(highest);
        if (held.isEmpty()) {
            return new Admission(null, exhausted(highest));
        }
        Leave leave = new Leave(held.get(), turn(held.get(), demand(resolution, images)));
        stopped = stopped(provider);
        stopped.ifPresent(reason -> giveBack(leave));
        return stopped.map(reason -> new Admission(null, reason)).orElseGet(() -> new Admission(leave, null));
    }

    Circuit circuit(String provider) {
        return circuits.computeIfAbsent(provider, name -> new Circuit(time));
    }

    /** Waits before the next attempt; after being told to slow down, the next turn of the pace does that. */
    void pause(ProviderException failure, Duration wait) throws InterruptedException {
        if (failure.kind() != FailureKind.RATE_LIMITED) {
            sleeper.sleep(wait);
        }
    }

    /** The failure that ended the calls to any provider. */
    Optional<Failure> firstStop() {
        return circuits.keySet().stream()
                .sorted()
                .flatMap(name -> stopped(name).stream())
                .findFirst();
    }

    private Optional<Failure> stopped(String provider) {
        return circuit(provider)
                .openedBy()
                .map(cause -> Failure.of(
                        cause.kind(),
                        Stage.GENERATING,
                        "not tried, since " + provider + " refused an earlier call: " + cause.getMessage()));
    }

    private Optional<Budget.Hold> hold(Money highest) throws InterruptedException {
        Optional<Budget.Hold> hold = budget.tryHold(highest);
        while (hold.isEmpty() && budget.couldFit(highest)) {
            sleeper.sleep(BUDGET_MAY_CHANGE);
            hold = budget.tryHold(highest);
        }
        return hold;
    }

    private Pace.Turn turn(Budget.Hold hold, Demand demand) throws InterruptedException {
        try {
            return pace.awaitTurn(demand, time, sleeper);
        } catch (InterruptedException e) {
            hold.release();
            throw e;
        }
    }

    private static void giveBack(Leave leave) {
        leave.turn().ended();
        leave.hold().release();
    }

    private static Demand demand(Resolution resolution, int images) {
        ImageRequest request = resolution.request();
        Quota quota = resolution.capabilities().quota();
        int units = quota.units(images, request.references().size());
        return Demand.of(resolution.provider().name(), request.model(), quota, units);
    }

    private Failure exhausted(Money highest) {
        return Failure.of(
                FailureKind.BUDGET_EXHAUSTED,
                Stage.GENERATING,
                "the budget of " + budget.limit().orElse(Money.ZERO) + " has no room for " + highest + ": "
                        + budget.spent() + " spent, " + budget.held() + " held");
    }
}

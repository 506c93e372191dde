package dev.imagebatch;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Circuit;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.provider.ProviderException;
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
     * @param hold what was set aside for it, or null if it may not be made
     * @param refusal why it may not be made, or null if it may
     */
    record Admission(Budget.@Nullable Hold hold, @Nullable Failure refusal) {}

    Gate(BatchSettings settings, Sleeper sleeper) {
        this.budget = settings.budget();
        this.pace = settings.pace();
        this.time = settings.time();
        this.sleeper = sleeper;
    }

    /** Waits for the call's turn; the money is held from the beginning, and given back if the turn never comes. */
    Admission admit(String provider, Money highest, int images) throws InterruptedException {
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
        return admit(provider, images, held.get());
    }

    private Admission admit(String provider, int images, Budget.Hold hold) throws InterruptedException {
        boolean admitted = false;
        try {
            pace.awaitTurn(images, time, sleeper);
            Optional<Failure> stopped = stopped(provider);
            admitted = stopped.isEmpty();
            return admitted ? new Admission(hold, null) : new Admission(null, stopped.get());
        } finally {
            if (!admitted) {
                hold.release();
            }
        }
    }

    Circuit circuit(String provider) {
        return circuits.computeIfAbsent(provider, name -> new Circuit(time));
    }

    /** Makes everybody wait where the provider asks to. */
    void slowDown(ProviderException failure, Duration wait) throws InterruptedException {
        if (failure.kind() == FailureKind.RATE_LIMITED) {
            pace.pause(wait, time);
        } else {
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

    private Failure exhausted(Money highest) {
        return Failure.of(FailureKind.BUDGET_EXHAUSTED, Stage.GENERATING, budget.refusal(highest));
    }
}

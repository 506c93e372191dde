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
    private final RetryRules rules;
    private final RunControl control;
    private final RetryBudget retries;
    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();

    /**
     * Whether a call may be made.
     *
     * @param hold what was set aside for it, or null if it may not be made
     * @param refusal why it may not be made, or null if it may
     */
    record Admission(Budget.@Nullable Hold hold, @Nullable Failure refusal) {}

    Gate(BatchSettings settings, RunControl control) {
        this.budget = settings.budget();
        this.pace = settings.pace();
        this.time = settings.time();
        this.rules = settings.retryRules();
        this.control = control;
        this.retries = new RetryBudget(rules);
    }

    /**
     * Waits for the call's turn. Money is held only from then on when nothing but the pace is waited for, and given back
     * if the turn does not come.
     *
     * @param lane the provider's model
     * @param highest the most the call can cost
     * @param images how many images it asks for
     */
    Admission admit(String lane, Money highest, int images) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the thread was interrupted before the call");
        }
        Circuit circuit = circuit(lane);
        while (true) {
            awaitStart(circuit);
            Optional<Failure> stopped = stopped(lane);
            if (stopped.isPresent()) {
                return new Admission(null, stopped.get());
            }
            Optional<Budget.Hold> hold = hold(highest);
            if (hold.isEmpty()) {
                return new Admission(null, exhausted(highest));
            }
            if (hasTurn(circuit, hold.get(), images)) {
                return new Admission(hold.get(), null);
            }
        }
    }

    private void awaitStart(Circuit circuit) throws InterruptedException {
        if (control.isPaused()) {
            control.awaitStart();
            circuit.forgetDuration();
        }
        Duration rest = circuit.waitingTime();
        while (!rest.isZero()) {
            control.sleep(rest);
            rest = circuit.waitingTime();
        }
        control.requireTimeFor(usualTime());
    }

    /** Whether the call may start, once its turn has come: meanwhile the batch may be paused, or the provider be ill. */
    private boolean hasTurn(Circuit circuit, Budget.Hold hold, int images) throws InterruptedException {
        boolean starts = false;
        try {
            pace.awaitTurn(images, time, control);
            control.requireTimeFor(usualTime());
            starts = !control.isPaused() && circuit.tryPass();
            return starts;
        } finally {
            if (!starts) {
                hold.release();
            }
        }
    }

    Circuit circuit(String lane) {
        return circuits.computeIfAbsent(lane, name -> new Circuit(rules, time));
    }

    /** Whether a call may be repeated that did not fail because of its rate. */
    RetryBudget retries() {
        return retries;
    }

    /** Makes everybody wait where the provider asks to. */
    void slowDown(ProviderException failure, Duration wait) throws InterruptedException {
        if (failure.kind() == FailureKind.RATE_LIMITED) {
            pace.pause(wait, time);
        } else {
            control.sleep(wait);
        }
    }

    /** Why nothing is asked of a provider's model any more. */
    Optional<Failure> stopped(String lane) {
        return circuit(lane)
                .endedBy()
                .map(cause -> Failure.of(
                        cause.kind(),
                        Stage.GENERATING,
                        "not tried, since " + lane + " refused an earlier call: " + cause.getMessage()));
    }

    /** What keeps calls from starting at the moment. */
    Optional<Hindrance> hindrance() {
        if (control.isPaused()) {
            return Optional.of(new Hindrance(BatchProgress.Stage.PAUSED, "paused"));
        }
        return resting().or(this::waiting);
    }

    private Optional<Hindrance> resting() {
        return circuits.entrySet().stream()
                .flatMap(lane -> lane.getValue().rest().stream().map(rest -> new Hindrance(
                        BatchProgress.Stage.RESTING, text(lane.getKey(), rest))))
                .findFirst();
    }

    private Optional<Hindrance> waiting() {
        return pace.pausedFor(time)
                .map(left -> new Hindrance(BatchProgress.Stage.WAITING, "waiting, as the provider asks"));
    }

    private static String text(String lane, Circuit.Rest rest) {
        String when = rest.left().isZero() ? "asking it again now" : "asking it again in " + seconds(rest.left());
        return lane + " only fails (" + rest.kind() + "), " + when;
    }

    private static String seconds(Duration left) {
        return Math.max(1, Math.round(left.toMillis() / 1000.0)) + " s";
    }

    private Optional<Budget.Hold> hold(Money highest) throws InterruptedException {
        Optional<Budget.Hold> hold = budget.tryHold(highest);
        while (hold.isEmpty() && budget.couldFit(highest)) {
            control.sleep(BUDGET_MAY_CHANGE);
            hold = budget.tryHold(highest);
        }
        return hold;
    }

    private Failure exhausted(Money highest) {
        return Failure.of(
                FailureKind.BUDGET_EXHAUSTED,
                Stage.GENERATING,
                "the budget of " + budget.limit().orElse(Money.ZERO) + " has no room for " + highest + ": "
                        + budget.spent() + " spent, " + budget.held() + " held");
    }
}

package dev.imagebatch.engine.control;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.guard.pace.CallWeight;
import dev.imagebatch.guard.pace.Turn;
import dev.imagebatch.guard.retry.CircuitBreaker;
import dev.imagebatch.guard.retry.RetryBudget;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What every call passes before it is made: the run's control, the model's circuit, the budget and the pace. */
public final class AdmissionGate {

    private static final Duration BUDGET_MAY_CHANGE = Duration.ofMillis(20);

    private final Budget budget;
    private final Pace pace;
    private final TimeSource time;
    private final RetryPolicy rules;
    private final RunControl control;
    private final CallDurations times = new CallDurations();
    private final Map<String, Health> models = new ConcurrentHashMap<>();

    /**
     * Whether a call may be made.
     *
     * @param leave what it needs to be made, or null if it may not be made
     * @param refusal why it may not be made, or null if it may
     */
    public record Admission(@Nullable Leave leave, @Nullable Failure refusal) {}

    /**
     * What a call needs to be made; whoever has it tells the end of both, whatever happens.
     *
     * @param hold what was set aside for it
     * @param turn its turn of the pace
     */
    public record Leave(Budget.Hold hold, Turn turn) {}

    /**
     * How a provider's model does in this run.
     *
     * @param circuit leaves it alone while it only fails
     * @param retries how often calls may be repeated
     */
    public record Health(CircuitBreaker circuit, RetryBudget retries) {}

    public AdmissionGate(BatchSettings settings, RunControl control) {
        this.budget = settings.budget();
        this.pace = settings.pace();
        this.time = settings.time();
        this.rules = settings.retryRules();
        this.control = control;
    }

    /** How a provider's model, or whatever else is asked, does in this run. */
    public Health health(String model) {
        return models.computeIfAbsent(
                model, name -> new Health(new CircuitBreaker(rules, time), new RetryBudget(rules)));
    }

    /** Waits until a call may start, or never will; money is set aside while only the pace is waited for. */
    public Admission admit(String model, Money highest, CallWeight demand) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the thread was interrupted before the call");
        }
        CircuitBreaker circuit = health(model).circuit();
        while (true) {
            awaitStart(circuit);
            Optional<Failure> stopped = stopped(model);
            if (stopped.isPresent()) {
                return new Admission(null, stopped.get());
            }
            Optional<Budget.Hold> hold = hold(highest);
            if (hold.isEmpty()) {
                return new Admission(null, exhausted(highest));
            }
            Optional<Leave> leave = leave(circuit, hold.get(), demand);
            if (leave.isPresent()) {
                return new Admission(leave.get(), null);
            }
        }
    }

    /** How long a call took that brought images. */
    public void took(Duration duration) {
        times.add(duration);
    }

    /** Waits before the next attempt; after being told to slow down, the next turn of the pace does that. */
    public void pause(ProviderException failure, Duration wait) throws InterruptedException {
        if (failure.kind() != FailureKind.RATE_LIMITED) {
            control.sleep(wait);
        }
    }

    /** Why nothing is asked of a provider's model any more. */
    public Optional<Failure> stopped(String model) {
        return health(model)
                .circuit()
                .endedBy()
                .map(cause -> Failure.of(
                        cause.kind(),
                        FailureStage.GENERATING,
                        "not tried, since " + model + " refused an earlier call: " + cause.getMessage()));
    }

    /** What keeps calls from starting at the moment. */
    Optional<Blocker> hindrance() {
        if (control.isPaused()) {
            return Optional.of(Blocker.paused());
        }
        return models.entrySet().stream()
                .flatMap(model ->
                        model.getValue().circuit().rest().stream().map(rest -> Blocker.resting(model.getKey(), rest)))
                .findFirst()
                .or(() -> pace.limiter().pausedFor(time).map(Blocker::waiting));
    }

    private void awaitStart(CircuitBreaker circuit) throws InterruptedException {
        if (control.isPaused()) {
            control.awaitStart();
            circuit.forgetDuration();
        }
        Duration rest = circuit.waitingTime();
        while (!rest.isZero()) {
            control.sleep(rest);
            rest = circuit.waitingTime();
        }
        control.requireTimeFor(times.usual());
    }

    /** Waits for the turn; empty if meanwhile the batch was paused or the provider fell ill. */
    private Optional<Leave> leave(CircuitBreaker circuit, Budget.Hold hold, CallWeight demand)
            throws InterruptedException {
        Turn turn = null;
        boolean starts = false;
        try {
            turn = pace.limiter().awaitTurn(demand, time, control);
            control.requireTimeFor(times.usual());
            starts = !control.isPaused() && circuit.tryPass();
            return starts ? Optional.of(new Leave(hold, turn)) : Optional.empty();
        } finally {
            if (!starts) {
                hold.release();
                if (turn != null) {
                    turn.ended();
                }
            }
        }
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
        return Failure.of(FailureKind.BUDGET_EXHAUSTED, FailureStage.GENERATING, budget.refusal(highest));
    }
}

package dev.imagebatch.engine.control;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.setup.CallLimits;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.guard.Budget;
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

/** The gate before every call: the run's control, the model's circuit breaker, the budget and the pace. Thread-safe. */
public final class AdmissionGate {

    private static final Duration BUDGET_MAY_CHANGE = Duration.ofMillis(20);

    private final CallLimits limits;
    private final TimeSource time;
    private final RunControl control;
    private final Map<String, ModelHealth> models = new ConcurrentHashMap<>();

    public AdmissionGate(CallLimits limits, TimeSource time, RunControl control) {
        this.limits = limits;
        this.time = time;
        this.control = control;
    }

    /** Returns the health of a called model in this run. */
    public ModelHealth health(String model) {
        return models.computeIfAbsent(
                model,
                name -> new ModelHealth(
                        new CircuitBreaker(limits.retries(), time),
                        new RetryBudget(limits.retries()),
                        new CallDurations()));
    }

    /**
     * Waits until a call may start, or never will. Money is held only while the call waits for the pace.
     *
     * @throws InterruptedException if the thread was interrupted or the run is stopped
     */
    public Admission admit(String model, Money highest, CallWeight weight) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the thread was interrupted before the call");
        }
        ModelHealth health = health(model);
        while (true) {
            awaitStart(health);
            Optional<Failure> stopped = stopped(model);
            if (stopped.isPresent()) {
                return new Admission.Refusal(stopped.get());
            }
            Optional<Budget.Hold> hold = hold(highest);
            if (hold.isEmpty()) {
                return new Admission.Refusal(exhausted(highest));
            }
            Optional<Permit> permit = permit(health, hold.get(), weight);
            if (permit.isPresent()) {
                return permit.get();
            }
        }
    }

    /** Returns whether the run is stopped. */
    public boolean isStopped() {
        return control.isStopped();
    }

    /** Waits before a retry. After a rate limit, the next turn of the pace does that. */
    public void pause(ProviderException failure, Duration wait) throws InterruptedException {
        if (failure.kind() != FailureKind.RATE_LIMITED) {
            control.sleep(wait);
        }
    }

    /** Returns the reason for which a model is not called any more. */
    public Optional<Failure> stopped(String model) {
        return health(model)
                .circuit()
                .endedBy()
                .map(cause -> Failure.of(
                        cause.kind(),
                        FailureStage.GENERATING,
                        "not tried, since " + model + " refused an earlier call: " + cause.getMessage()));
    }

    /** Returns what keeps calls from starting at the moment. */
    Optional<Blocker> blocker() {
        if (control.isPaused()) {
            return Optional.of(Blocker.paused());
        }
        return models.entrySet().stream()
                .flatMap(model ->
                        model.getValue().circuit().rest().stream().map(rest -> Blocker.resting(model.getKey(), rest)))
                .findFirst()
                .or(() -> limits.pace().limiter().pausedFor(time).map(Blocker::waiting));
    }

    private void awaitStart(ModelHealth health) throws InterruptedException {
        CircuitBreaker circuit = health.circuit();
        if (control.isPaused()) {
            control.awaitStart();
            circuit.forgetDuration();
        }
        Duration rest = circuit.waitingTime();
        while (!rest.isZero()) {
            control.sleep(rest);
            rest = circuit.waitingTime();
        }
        control.requireTimeFor(health.durations().average());
    }

    /** Waits for the turn; empty if the batch was paused or the provider began to fail meanwhile. */
    private Optional<Permit> permit(ModelHealth health, Budget.Hold hold, CallWeight weight)
            throws InterruptedException {
        Turn turn = null;
        boolean starts = false;
        try {
            turn = limits.pace().limiter().awaitTurn(weight, time, control);
            control.requireTimeFor(health.durations().average());
            starts = !control.isPaused() && health.circuit().tryPass();
            return starts ? Optional.of(new Permit(hold, turn)) : Optional.empty();
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
        Optional<Budget.Hold> hold = limits.budget().tryHold(highest);
        while (hold.isEmpty() && limits.budget().couldFit(highest)) {
            control.sleep(BUDGET_MAY_CHANGE);
            hold = limits.budget().tryHold(highest);
        }
        return hold;
    }

    private Failure exhausted(Money highest) {
        String refusal = limits.budget().refusal(highest);
        return Failure.of(FailureKind.BUDGET_EXHAUSTED, FailureStage.GENERATING, refusal);
    }
}

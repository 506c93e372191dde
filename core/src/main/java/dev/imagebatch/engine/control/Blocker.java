package dev.imagebatch.engine.control;

import dev.imagebatch.guard.retry.CircuitBreaker;
import dev.imagebatch.result.BatchProgress.Stage;
import java.time.Duration;

/**
 * A condition that prevents calls from starting.
 *
 * @param stage the stage of the batch while the condition holds
 * @param notice the description of the condition, as a phrase
 */
record Blocker(Stage stage, String notice) {

    static Blocker paused() {
        return new Blocker(Stage.PAUSED, "paused");
    }

    static Blocker resting(String model, CircuitBreaker.Rest rest) {
        String when = rest.left().isZero() ? "asking it once more now" : "asking it again in " + seconds(rest.left());
        return new Blocker(Stage.RESTING, model + " only fails (" + rest.kind() + "), " + when);
    }

    static Blocker waiting(Duration left) {
        return new Blocker(Stage.WAITING, "waiting " + seconds(left) + ", as the provider asks");
    }

    private static String seconds(Duration left) {
        return Math.max(1, Math.round(left.toMillis() / 1000.0)) + " s";
    }
}

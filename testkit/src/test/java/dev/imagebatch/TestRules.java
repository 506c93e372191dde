package dev.imagebatch;

import dev.imagebatch.guard.RetryPolicy;
import java.time.Duration;

/** Retry rules for tests that run on the machine's clock. */
final class TestRules {

    private TestRules() {}

    /** The usual ones without the waiting. */
    static RetryPolicy quick() {
        return RetryPolicy.builder().backoff(Duration.ZERO, Duration.ZERO).build();
    }
}

package dev.imagebatch;

import dev.imagebatch.guard.RetryRules;
import java.time.Duration;

/** Retry rules for tests that run on the machine's clock. */
final class TestRules {

    private TestRules() {}

    /** The usual ones without the waiting. */
    static RetryRules quick() {
        return RetryRules.builder().backoff(Duration.ZERO, Duration.ZERO).build();
    }
}

package dev.imagebatch.engine.call;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Waits that no run waits for: they end all calls to the model, since every call would get the same answer. */
final class LongWaits {

    private LongWaits() {}

    /** Returns a failure that ends the batch if the provider asks for a longer wait than the patience. */
    static ProviderException ended(ProviderException failure, Duration patience, TimeSource time) {
        Optional<Duration> wait = failure.retryAfter().filter(asked -> asked.compareTo(patience) > 0);
        boolean isPassing = failure.kind() == FailureKind.RATE_LIMITED || failure.kind() == FailureKind.TRANSIENT;
        if (wait.isEmpty() || !isPassing) {
            return failure;
        }
        Instant until = time.instant().plus(wait.get()).truncatedTo(ChronoUnit.SECONDS);
        FailureKind kind = failure.kind() == FailureKind.RATE_LIMITED ? FailureKind.DAILY_QUOTA : failure.kind();
        return ProviderException.builder(kind, "the provider asks to wait until " + until + ": " + failure.getMessage())
                .charged(failure.charged())
                .ends(FailureKind.Ends.BATCH)
                .retryAfter(wait.get())
                .rateLimit(failure.rateLimit())
                .requestId(failure.requestId().orElse(null))
                .cause(failure)
                .build();
    }
}

package dev.imagebatch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void serverErrors_canBeTakenAsCharged() {
        RetryPolicy careful =
                RetryPolicy.builder().serverErrors(Charged.UNKNOWN).build();
        ProviderException failure = ProviderException.of(FailureKind.TRANSIENT, "500");

        assertThat(careful.charged(failure)).isEqualTo(Charged.UNKNOWN);
        assertThat(RetryPolicy.standard().charged(failure)).isEqualTo(Charged.NO);
    }

    @Test
    void senselessRules_areRefused() {
        RetryPolicy.Builder builder = RetryPolicy.builder();

        assertThatThrownBy(() -> builder.maxAttempts(0)).hasMessage("maxAttempts must be at least 1: 0");
        assertThatThrownBy(() -> builder.failuresBeforeRest(0)).hasMessage("failuresBeforeRest must be at least 1: 0");
        assertThatThrownBy(() -> builder.retryShare(Double.NaN)).hasMessage("retryShare must be at least 0: NaN");
        assertThatThrownBy(() -> builder.backoff(Duration.ofSeconds(5), Duration.ofSeconds(1)))
                .hasMessageContaining("rise");
    }

    @Test
    @SuppressWarnings("NullAway") // the refusal of null is the subject
    void nullSetting_isRefusedByName() {
        RetryPolicy.Builder builder = RetryPolicy.builder();
        Map<String, ThrowingCallable> setters = Map.of(
                "first", () -> builder.backoff(null, Duration.ZERO),
                "longest", () -> builder.backoff(Duration.ZERO, null),
                "patience", () -> builder.patience(null),
                "onUnknown", () -> builder.onUnknown(null),
                "serverErrors", () -> builder.serverErrors(null));

        assertThat(setters)
                .allSatisfy((name, setter) ->
                        assertThatNullPointerException().isThrownBy(setter).withMessage(name));
    }
}

package dev.imagebatch.guard.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryDecisionsTest {

    private static final RandomGenerator HIGHEST = new Random() {
        private static final long serialVersionUID = 1;

        @Override
        public double nextDouble() {
            return 1;
        }
    };

    @Test
    void transientFailures_areRepeatedWithDoublingDelays() {
        RetryDecisions decisions = RetryDecisions.forPaidItem(RetryPolicy.standard(), HIGHEST);

        assertThat(delays(decisions, ProviderException.of(FailureKind.TRANSIENT, "503")))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void delays_areCapped() {
        RetryDecisions decisions =
                RetryDecisions.forPaidItem(RetryPolicy.builder().maxAttempts(7).build(), HIGHEST);

        assertThat(delays(decisions, ProviderException.of(FailureKind.TRANSIENT, "503")))
                .endsWith(Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Test
    void jitter_isFull() {
        RetryPolicy rules = RetryPolicy.builder().maxAttempts(1_000).build();
        List<Duration> delays = delays(
                RetryDecisions.forPaidItem(rules, new Random(7)), ProviderException.of(FailureKind.TRANSIENT, "503"));

        assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofSeconds(10)) <= 0);
        assertThat(delays).anyMatch(delay -> delay.compareTo(Duration.ofSeconds(1)) < 0);
        assertThat(delays).anyMatch(delay -> delay.compareTo(Duration.ofSeconds(9)) > 0);
    }

    @Test
    void providersWish_isTheLeastDelay() {
        ProviderException failure = ProviderException.builder(FailureKind.TRANSIENT, "503")
                .retryAfter(Duration.ofSeconds(42))
                .build();

        assertThat(RetryDecisions.forPaidItem(RetryPolicy.standard(), HIGHEST).afterFailure(failure, Duration.ZERO))
                .contains(Duration.ofSeconds(42));
    }

    @Test
    void wishBeyondPatience_givesUp() {
        ProviderException days = ProviderException.builder(FailureKind.TRANSIENT, "503")
                .retryAfter(Duration.ofDays(3))
                .build();
        ProviderException slowDown = ProviderException.builder(FailureKind.RATE_LIMITED, "429")
                .retryAfter(Duration.ofDays(3))
                .build();

        assertThat(RetryDecisions.forPaidItem(RetryPolicy.standard(), HIGHEST).afterFailure(days, Duration.ZERO))
                .isEmpty();
        assertThat(RetryDecisions.forPaidItem(RetryPolicy.standard(), HIGHEST).afterFailure(slowDown, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void rateLimit_usesUpNoAttemptAndEndsWithPatience() {
        RetryDecisions decisions = RetryDecisions.forPaidItem(RetryPolicy.standard(), HIGHEST);
        ProviderException slowDown = ProviderException.of(FailureKind.RATE_LIMITED, "429");

        for (int i = 0; i < 100; i++) {
            assertThat(decisions.afterFailure(slowDown, Duration.ofMinutes(14))).isPresent();
        }
        assertThat(decisions.afterFailure(slowDown, Duration.ofMinutes(15))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"UNKNOWN_OUTCOME", "EMPTY_ANSWER", "BAD_IMAGE"})
    void whatMayHaveBeenCharged_followsThePolicy(FailureKind kind) {
        ProviderException failure = ProviderException.of(kind, "lost");
        RetryPolicy retry =
                RetryPolicy.builder().onUnknown(UnknownOutcomePolicy.RETRY).build();

        assertThat(RetryDecisions.forPaidItem(RetryPolicy.standard(), HIGHEST).afterFailure(failure, Duration.ZERO))
                .isEmpty();
        assertThat(RetryDecisions.forPaidItem(retry, HIGHEST).afterFailure(failure, Duration.ZERO))
                .isPresent();
        assertThat(RetryDecisions.forFreeItem(RetryPolicy.standard(), HIGHEST).afterFailure(failure, Duration.ZERO))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {
                "CONTENT_REJECTED",
                "INVALID_REQUEST",
                "UNAUTHORIZED",
                "OUT_OF_CREDIT",
                "DAILY_QUOTA",
                "MODEL_UNAVAILABLE"
            })
    void whatWouldFailAgain_isNeverRepeated(FailureKind kind) {
        RetryPolicy retry =
                RetryPolicy.builder().onUnknown(UnknownOutcomePolicy.RETRY).build();

        assertThat(RetryDecisions.forPaidItem(retry, HIGHEST)
                        .afterFailure(ProviderException.of(kind, "no"), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void serverErrors_canBeTakenAsCharged() {
        RetryPolicy careful =
                RetryPolicy.builder().serverErrors(Charged.UNKNOWN).build();
        ProviderException failure = ProviderException.of(FailureKind.TRANSIENT, "500");

        assertThat(careful.charged(failure)).isEqualTo(Charged.UNKNOWN);
        assertThat(RetryDecisions.forPaidItem(careful, HIGHEST).afterFailure(failure, Duration.ZERO))
                .isEmpty();
        assertThat(RetryPolicy.standard().charged(failure)).isEqualTo(Charged.NO);
    }

    private static List<Duration> delays(RetryDecisions decisions, ProviderException failure) {
        List<Duration> delays = new ArrayList<>();
        Optional<Duration> next = decisions.afterFailure(failure, Duration.ZERO);
        while (next.isPresent()) {
            delays.add(next.get());
            next = decisions.afterFailure(failure, Duration.ZERO);
        }
        return delays;
    }
}

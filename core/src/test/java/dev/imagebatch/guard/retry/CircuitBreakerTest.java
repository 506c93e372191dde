package dev.imagebatch.guard.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.guard.SteppedTime;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitBreakerTest {

    private final SteppedTime time = new SteppedTime();
    private final CircuitBreaker circuit =
            new CircuitBreaker(RetryPolicy.builder().failuresBeforeRest(3).build(), time);

    private void fail(FailureKind kind, int times) {
        for (int i = 0; i < times; i++) {
            circuit.failed(ProviderException.of(kind, "scripted"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSIENT", "UNREACHABLE", "UNKNOWN_OUTCOME", "EMPTY_ANSWER", "BAD_IMAGE"})
    void failuresInARow_makeItRest(FailureKind kind) {
        fail(kind, 2);
        assertThat(circuit.tryPass()).isTrue();

        fail(kind, 1);

        assertThat(circuit.tryPass()).isFalse();
        assertThat(circuit.waitingTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(circuit.rest()).contains(new CircuitBreaker.Rest(kind, Duration.ofSeconds(10)));
        assertThat(circuit.endedBy()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "CONTENT_REJECTED", "INVALID_REQUEST"})
    void answersThatConcernOneItem_areNoIllness(FailureKind kind) {
        circuit.answered();
        fail(kind, 100);

        assertThat(circuit.tryPass()).isTrue();
        assertThat(circuit.rest()).isEmpty();
    }

    @Test
    void anAnswerBetween_beginsTheCountAnew() {
        fail(FailureKind.TRANSIENT, 2);
        circuit.answered();
        fail(FailureKind.TRANSIENT, 2);

        assertThat(circuit.tryPass()).isTrue();
    }

    @Test
    void afterTheRest_oneCallPassesAndItsAnswerDecides() throws Exception {
        fail(FailureKind.TRANSIENT, 3);
        time.sleep(Duration.ofSeconds(10));

        assertThat(circuit.tryPass()).isTrue();
        assertThat(circuit.tryPass()).as("only one finds out").isFalse();
        fail(FailureKind.TRANSIENT, 1);
        assertThat(circuit.waitingTime()).isEqualTo(Duration.ofSeconds(20));

        time.sleep(Duration.ofSeconds(20));
        assertThat(circuit.tryPass()).isTrue();
        circuit.answered();
        assertThat(circuit.tryPass()).isTrue();
        assertThat(circuit.tryPass()).isTrue();
        assertThat(circuit.rest()).isEmpty();
    }

    @Test
    void rests_growToTwoMinutesUntilThePatienceIsOver() throws Exception {
        fail(FailureKind.TRANSIENT, 3);
        Duration longest = Duration.ZERO;
        while (circuit.endedBy().isEmpty()) {
            Duration rest = circuit.waitingTime();
            longest = rest.compareTo(longest) > 0 ? rest : longest;
            time.sleep(rest);
            assertThat(circuit.tryPass()).isTrue();
            fail(FailureKind.TRANSIENT, 1);
        }

        assertThat(longest).isEqualTo(Duration.ofMinutes(2));
        assertThat(Duration.ofNanos(time.nanoTime())).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
        assertThat(circuit.endedBy().orElseThrow())
                .hasMessageContaining("nothing succeeded for 1")
                .hasMessageContaining("scripted");
        assertThat(circuit.tryPass()).isFalse();
    }

    @Test
    void failureOfTheWholeBatch_endsItForGood() {
        circuit.gaveUp(ProviderException.of(FailureKind.UNAUTHORIZED, "the key expired"));
        circuit.answered();

        assertThat(circuit.endedBy().orElseThrow().kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(circuit.waitingTime()).isZero();
    }

    @Test
    void providerThatWasNeverReached_endsIt_onceReachedItDoesNot() {
        ProviderException unreachable = ProviderException.of(FailureKind.UNREACHABLE, "refused");
        circuit.failed(ProviderException.of(FailureKind.RATE_LIMITED, "slow down"));
        circuit.gaveUp(unreachable);
        assertThat(circuit.endedBy()).isEmpty();

        CircuitBreaker never = new CircuitBreaker(RetryPolicy.standard(), time);
        never.failed(unreachable);
        never.gaveUp(unreachable);
        assertThat(never.endedBy()).isPresent();
    }

    @Test
    void failingFor_measuresSinceTheFirstFailureAndForgetsAPause() throws Exception {
        assertThat(circuit.failingFor()).isZero();
        fail(FailureKind.RATE_LIMITED, 1);
        time.sleep(Duration.ofMinutes(5));
        assertThat(circuit.failingFor()).isEqualTo(Duration.ofMinutes(5));

        circuit.forgetDuration();
        assertThat(circuit.failingFor()).isZero();
        time.sleep(Duration.ofMinutes(1));
        assertThat(circuit.failingFor()).isEqualTo(Duration.ofMinutes(1));
        circuit.answered();
        assertThat(circuit.failingFor()).isZero();
    }
}

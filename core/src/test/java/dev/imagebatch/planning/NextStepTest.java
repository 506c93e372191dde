package dev.imagebatch.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureKind.NextRun;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures whose image was not received, or not kept. */
class NextStepTest {

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void ofFailure_thatWasNotCharged_isGeneratedAgainUnlessTheProviderRefusesIt(FailureKind kind) throws IOException {
        for (UnknownOutcomePolicy policy : UnknownOutcomePolicy.values()) {
            assertThat(next(kind, Charged.NO, policy) instanceof NextStep.ToGenerate)
                    .isEqualTo(kind.nextRun() != NextRun.IF_CHANGED);
        }
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void ofFailure_thatWasOrMayHaveBeenCharged_isGeneratedAgainByPolicyAlone(FailureKind kind) throws IOException {
        for (Charged charged : new Charged[] {Charged.YES, Charged.UNKNOWN}) {
            assertThat(next(kind, charged, UnknownOutcomePolicy.FAIL)).isInstanceOf(NextStep.Refused.class);
            assertThat(next(kind, charged, UnknownOutcomePolicy.RETRY) instanceof NextStep.ToGenerate)
                    .isEqualTo(kind.nextRun() != NextRun.IF_CHANGED);
        }
    }

    @Test
    void ofImage_thatWasPaidAndCouldNotBeKept_isRefusedWithTheReason() throws IOException {
        NextStep next = next(FailureKind.SINK_FAILED, Charged.YES, UnknownOutcomePolicy.FAIL);

        assertThat(next).isInstanceOfSatisfying(NextStep.Refused.class, refused -> {
            assertThat(refused.failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
            assertThat(refused.failure().charged()).isEqualTo(Charged.YES);
            assertThat(refused.failure().message())
                    .contains("an earlier run was charged and could not be kept", "No space left on device");
        });
    }

    private static NextStep next(FailureKind kind, Charged charged, UnknownOutcomePolicy policy) throws IOException {
        ItemFailed entry = new ItemFailed(
                new Fingerprint(1, 2),
                Instant.EPOCH,
                new BatchSpecification("b1", "hero"),
                new ProviderModel("openai", "gpt-image-1"),
                1,
                new Failure(kind, FailureStage.GENERATING, charged, "No space left on device"),
                null,
                ItemFailed.Relations.NONE);
        return NextStep.of(Optional.of(new ItemState.Failed(entry)), policy, image -> true);
    }
}

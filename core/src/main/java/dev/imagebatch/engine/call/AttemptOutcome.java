package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ProviderException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one call: what was received, why the rest is missing, and whether it was charged.
 *
 * @param <T> the type of what is received
 * @param received what was received, by position
 * @param failures why the rest is missing, by position
 * @param thrown the failure that decides on a retry, or null if nothing is missing
 * @param charged whether the call was billed
 * @param answer the answer's details
 * @param isCutOff whether the answer is incomplete, so that it cannot tell its cost
 */
record AttemptOutcome<T>(
        Map<Integer, T> received,
        Map<Integer, Failure> failures,
        @Nullable ProviderException thrown,
        Charged charged,
        GenerationAnswer answer,
        boolean isCutOff) {

    /** Returns the outcome of a complete answer with everything in it. */
    static <T> AttemptOutcome<T> received(Map<Integer, T> received, GenerationAnswer answer) {
        return new AttemptOutcome<>(received, Map.of(), null, Charged.YES, answer, false);
    }

    /** Returns the outcome of a complete answer with something missing. */
    static <T> AttemptOutcome<T> incomplete(
            Map<Integer, T> received, Map<Integer, Failure> failures, GenerationAnswer answer) {
        Failure first = failures.values().iterator().next();
        ProviderException thrown = ProviderException.builder(first.kind(), first.message())
                .charged(first.charged())
                .requestId(answer.requestId().orElse(null))
                .build();
        return new AttemptOutcome<>(received, failures, thrown, charged(received, failures, answer), answer, false);
    }

    /** Returns the outcome of a call that failed with {@code thrown}, billed as {@code said}. */
    static <T> AttemptOutcome<T> failed(
            Map<Integer, T> received, Map<Integer, Failure> failures, Charged said, ProviderException thrown) {
        Charged charged = said == Charged.NO && !received.isEmpty() ? Charged.YES : said;
        GenerationAnswer answer = GenerationAnswer.plain()
                .withRequestId(thrown.requestId().orElse(null))
                .withRateLimit(thrown.rateLimit());
        return new AttemptOutcome<>(received, failures, thrown, charged, answer, true);
    }

    Optional<ProviderException> failure() {
        return Optional.ofNullable(thrown);
    }

    /** Returns the cost of the call, or the amount held for it. */
    Money cost(Money expected, Money held) {
        return switch (charged) {
            case NO -> Money.ZERO;
            case YES -> answer.cost().orElse(isCutOff ? held : expected);
            case UNKNOWN -> held;
        };
    }

    private static Charged charged(Map<Integer, ?> received, Map<Integer, Failure> failures, GenerationAnswer answer) {
        boolean isPaid = answer.cost().filter(cost -> !cost.isZero()).isPresent();
        if (isPaid || !received.isEmpty()) {
            return Charged.YES;
        }
        if (failures.values().stream().anyMatch(failure -> failure.charged() == Charged.YES)) {
            return Charged.YES;
        }
        boolean isFree = failures.values().stream().allMatch(failure -> failure.charged() == Charged.NO);
        return isFree ? Charged.NO : Charged.UNKNOWN;
    }
}

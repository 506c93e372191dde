package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.provider.GenerationAnswer;
import java.util.List;

/**
 * The result of one call for its subjects. Subjects in neither list are requested again by the next call of the series.
 *
 * @param <K> the type of the requested subjects
 * @param <T> the type of the received values
 * @param received the received values
 * @param missing the subjects that are given up
 * @param attempts the number of calls so far; 0 if none was permitted
 * @param answer the details of the answer
 * @param cost the cost of the call, as far as it is known
 */
public record CallResult<K, T>(
        List<Received<K, T>> received, List<Missing<K>> missing, int attempts, GenerationAnswer answer, Money cost) {

    /** A value received for a subject. */
    public record Received<K, T>(K subject, T value) {}

    /** A subject that is given up, with the reason. */
    public record Missing<K>(K subject, Failure reason) {}

    static <K, T> CallResult<K, T> nothing(List<Missing<K>> missing, int attempts) {
        return new CallResult<>(List.of(), missing, attempts, GenerationAnswer.plain(), Money.ZERO);
    }

    /** Returns the cost of each received image. */
    public Money costEach() {
        return cost.dividedBy(received.size());
    }
}

package dev.imagebatch.sink;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The recorded results of calls, for sinks and binders that need several calls to store one image or to update one place.
 * After a failure or a crash, the next run continues after the last recorded call.
 *
 * <p>The batch keeps the results in its ledger until the image is stored or the place is updated. The process may die
 * between a call and its record, so a call is made at least once: let it find the effect of its first try, by a name unique
 * to the image such as its key or fingerprint. Thread-safe.
 *
 * @since 0.1
 */
public interface CompletedSteps {

    /** A call with a result. */
    @FunctionalInterface
    interface Call {

        /**
         * Makes the call.
         *
         * @return the result for later steps and runs, such as an id; at most a few hundred characters
         * @throws IOException if the call fails
         * @throws InterruptedException if the thread is interrupted
         */
        String make() throws IOException, InterruptedException;
    }

    /**
     * Returns the recorded result of a step; empty if there is none.
     *
     * @throws IOException if the record cannot be read
     */
    Optional<String> result(String step) throws IOException;

    /**
     * Records the result of a step; forced to the device before this returns.
     *
     * @throws IOException if the record cannot be written
     */
    void note(String step, String result) throws IOException;

    /**
     * Returns the recorded result of a step, or makes the call and records its result.
     *
     * @param step the name of the step within the image or place, the same in every run
     * @throws IOException if the call fails, or the record cannot be read or written
     * @throws InterruptedException if the thread is interrupted
     */
    default String once(String step, Call call) throws IOException, InterruptedException {
        Optional<String> recorded = result(step);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        String result = call.make();
        note(step, result);
        return result;
    }

    /** Returns steps recorded in memory only, for tests and for sinks used without a batch. */
    static CompletedSteps inMemory() {
        Map<String, String> results = new ConcurrentHashMap<>();
        return new CompletedSteps() {
            @Override
            public Optional<String> result(String step) {
                return Optional.ofNullable(results.get(step));
            }

            @Override
            public void note(String step, String result) {
                results.put(step, result);
            }
        };
    }
}

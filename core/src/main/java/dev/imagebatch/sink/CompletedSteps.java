package dev.imagebatch.sink;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the calls came to that it takes to store one image or to tell one place, for sinks and binders that make several: a
 * run that goes on after a failure or a crash goes on after the last call whose result is noted.
 *
 * <p>The batch keeps the results in its ledger until the image is stored or the place is told. Between a call's end and its
 * note the process may die: a call is made at least once, so let it find what its first try left, by a name that belongs
 * to the image alone such as its key or fingerprint. Thread-safe.
 *
 * @since 0.1
 */
public interface CompletedSteps {

    /** A call that has a result. */
    @FunctionalInterface
    interface Call {

        /**
         * Makes the call.
         *
         * @return what later steps and runs have to know of it, such as an id; at most some hundred characters
         * @throws IOException if it failed
         * @throws InterruptedException if the thread was interrupted
         */
        String make() throws IOException, InterruptedException;
    }

    /**
     * What a call came to, if it was noted.
     *
     * @throws IOException if the record cannot be read
     */
    Optional<String> result(String step) throws IOException;

    /**
     * Notes what a call came to; on the device when this returns.
     *
     * @throws IOException if the record cannot be written
     */
    void note(String step, String result) throws IOException;

    /**
     * Makes a call, unless it was made and noted before.
     *
     * @param step the call's name within the image or place, always the same
     * @return the result, of now or then
     * @throws IOException if the call failed, or the record cannot be read or written
     * @throws InterruptedException if the thread was interrupted
     */
    default String once(String step, Call call) throws IOException, InterruptedException {
        Optional<String> noted = result(step);
        if (noted.isPresent()) {
            return noted.get();
        }
        String result = call.make();
        note(step, result);
        return result;
    }

    /** Steps that are known as long as this object is: for tests, and for sinks used without a batch. */
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

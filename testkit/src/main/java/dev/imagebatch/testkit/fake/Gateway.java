package dev.imagebatch.testkit.fake;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A gateway in front of a stand-in, which answers in its place or changes its answers. Called by many threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Gateway {

    /** Passes every request. */
    Gateway NONE = (request, service) -> Optional.empty();

    /**
     * Returns the answer to a request for images or texts; empty to pass the request to the service with its faults.
     *
     * @param request the request
     * @param service the service without faults, which charges for each answer
     */
    Optional<FakeAnswer> answer(FakeRequest request, Supplier<FakeAnswer> service);
}

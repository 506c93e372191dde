package dev.imagebatch.provider;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.spec.ImageRequest;
import java.util.Map;
import java.util.Optional;

/**
 * A generator of images.
 *
 * <p>Implementations are thread-safe: many calls run at once. They make exactly one request per call and never
 * retry, since a hidden retry is a hidden charge.
 *
 * @since 0.1
 */
public interface ImageProvider extends AutoCloseable {

    /** Returns the name in specifications and commands, such as {@code placeholder}. */
    String name();

    /** Returns the model that is used by default. */
    String defaultModel();

    /**
     * Returns the capabilities of a model. An unknown model gets capabilities that refuse nothing: the service decides.
     */
    ModelCapabilities capabilities(String model);

    /**
     * Returns the price of one call; empty if it is unknown, which does not mean free.
     *
     * @param request the request
     * @param images the number of variants of the call, from 1 to {@link ModelCapabilities#maxImagesPerCall()}
     */
    Optional<Quote> quote(ImageRequest request, int images);

    /** Returns default options of every request, which a specification can override; part of the fingerprint. */
    default Map<String, String> requestOptions() {
        return Map.of();
    }

    /**
     * Returns the reason for which a request can never work, such as an option that no model has; empty if none is known
     * without a call. Part of the plan, before anything is paid.
     */
    default Optional<String> problem(ImageRequest request) {
        return Optional.empty();
    }

    /** Returns whether calls can be expected to work, determined without paying. */
    default Availability availability() {
        return Availability.available();
    }

    /**
     * Requests images and passes each on as it arrives.
     *
     * <p>Blocks until the answer is complete. MUST end within {@link GenerationCall#timeout()}, and soon after {@link
     * GenerationCall#onCancel} requests it. Images passed on before a failure are kept.
     *
     * @param call the request and the receiver of its images
     * @return the other values of the answer
     * @throws ProviderException if the provider did not return all images and does not report the missing ones in its answer
     * @throws InterruptedException if the thread is interrupted; treated as an unknown outcome, since the request may have
     *     been sent
     */
    GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException;

    /** Closes connections. Running calls may fail. */
    @Override
    default void close() {}
}

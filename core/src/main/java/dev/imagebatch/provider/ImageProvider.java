package dev.imagebatch.provider;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.spec.ImageRequest;
import java.util.Map;
import java.util.Optional;

/**
 * A generator of images, ready to be asked.
 *
 * <p>Implementations are thread-safe: many calls run at once. They make exactly one request a call and never repeat one
 * by themselves, since a hidden repetition is a hidden bill.
 *
 * @since 0.1
 */
public interface ImageProvider extends AutoCloseable {

    /** The name by which specifications and commands know it, such as {@code placeholder}. */
    String name();

    /** The model that is used when nobody names one. */
    String defaultModel();

    /**
     * What a model takes. A model that the provider does not know gets capabilities that refuse nothing: the service's
     * answer decides.
     */
    ModelCapabilities capabilities(String model);

    /**
     * The price of one call, or empty if no price is known; unknown is not free.
     *
     * @param request what is asked for
     * @param images how many variants the one call asks for, from 1 to {@link ModelCapabilities#maxImagesPerCall()}
     */
    Optional<Quote> quote(ImageRequest request, int images);

    /** Options that every request gets unless its specification sets them otherwise; part of the fingerprint. */
    default Map<String, String> requestOptions() {
        return Map.of();
    }

    /** Whether calls can be expected to work, found out without paying. */
    default Availability availability() {
        return Availability.available();
    }

    /**
     * Asks for images and hands each over as it arrives.
     *
     * <p>Blocks until the answer is complete. MUST end within {@link GenerationCall#timeout()}, and soon after {@link
     * GenerationCall#onCancel} asked for it. Images handed over before a failure are kept.
     *
     * @param call the request, and where its images go
     * @return what the answer said beside the images
     * @throws ProviderException if the provider did not answer with all images, or said why it withheld some
     * @throws InterruptedException if the thread was interrupted; taken as an unknown outcome, since the request may have
     *     been sent
     */
    GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException;

    /** Closes connections. Calls that still run may fail. */
    @Override
    default void close() {}
}

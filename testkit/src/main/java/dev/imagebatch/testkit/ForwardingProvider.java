package dev.imagebatch.testkit;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import java.util.Map;
import java.util.Optional;

/**
 * A provider that forwards every call to another provider, for tests that observe calls or in which one operation
 * fails.
 *
 * <p>As thread-safe as the target.
 *
 * @since 0.1
 */
public interface ForwardingProvider extends ImageProvider {

    /** Returns the target of all calls. */
    ImageProvider provider();

    @Override
    default String name() {
        return provider().name();
    }

    @Override
    default String defaultModel() {
        return provider().defaultModel();
    }

    @Override
    default ModelCapabilities capabilities(String model) {
        return provider().capabilities(model);
    }

    @Override
    default Optional<String> problem(ImageRequest request) {
        return provider().problem(request);
    }

    @Override
    default Map<String, String> requestOptions() {
        return provider().requestOptions();
    }

    @Override
    default Optional<Quote> quote(ImageRequest request, int images) {
        return provider().quote(request, images);
    }

    @Override
    default Availability availability() {
        return provider().availability();
    }

    @Override
    default GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        return provider().generate(call);
    }

    @Override
    default void close() {
        provider().close();
    }
}

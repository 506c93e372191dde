package dev.imagebatch.cli;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider created on first use, so that the libraries of unused vendors are not loaded. */
final class LazyProvider implements ImageProvider {

    private final ImageProviderFactory factory;
    private final ProviderSettings settings;
    private @Nullable ImageProvider created;

    LazyProvider(ImageProviderFactory factory, ProviderSettings settings) {
        this.factory = factory;
        this.settings = settings;
    }

    @Override
    public String name() {
        return factory.name();
    }

    @Override
    public String defaultModel() {
        return provider().defaultModel();
    }

    @Override
    public ModelCapabilities capabilities(String model) {
        return provider().capabilities(model);
    }

    @Override
    public Optional<Quote> quote(ImageRequest request, int images) {
        return provider().quote(request, images);
    }

    @Override
    public Map<String, String> requestOptions() {
        return provider().requestOptions();
    }

    @Override
    public Availability availability() {
        return provider().availability();
    }

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        return provider().generate(call);
    }

    @Override
    public synchronized void close() {
        if (created != null) {
            created.close();
        }
    }

    private synchronized ImageProvider provider() {
        if (created == null) {
            created = factory.create(settings);
        }
        return created;
    }
}

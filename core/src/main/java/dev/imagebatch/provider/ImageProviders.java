package dev.imagebatch.provider;

import java.util.List;
import java.util.ServiceLoader;

/**
 * The providers on the class path or module path.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ImageProviders {

    private final NamedServices<ImageProviderFactory> services;

    private ImageProviders(NamedServices<ImageProviderFactory> services) {
        this.services = services;
    }

    /** Finds the providers with the class loader of the current thread. */
    public static ImageProviders discover() {
        return discover(ServiceLoader.load(ImageProviderFactory.class));
    }

    /** Finds the providers of a loader. */
    public static ImageProviders discover(ServiceLoader<ImageProviderFactory> loader) {
        return new ImageProviders(NamedServices.load(loader, ImageProviderFactory::name));
    }

    /** Returns all factories, sorted by name. */
    public List<ImageProviderFactory> factories() {
        return services.all();
    }

    /**
     * Returns the factory of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public ImageProviderFactory named(String name) {
        return services.find(name)
                .orElseThrow(() -> new IllegalArgumentException("no provider is named \"" + name + "\"; available: "
                        + services.names() + ". A provider's module must be on the class path"));
    }

    /** Creates the provider of a name with default settings; see {@link #named}. */
    public ImageProvider create(String name) {
        return named(name).create(ProviderSettings.defaults());
    }
}

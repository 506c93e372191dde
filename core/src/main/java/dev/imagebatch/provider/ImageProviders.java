package dev.imagebatch.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The providers that are on the class path or module path.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ImageProviders {

    private final List<ImageProviderFactory> factories;

    private ImageProviders(List<ImageProviderFactory> factories) {
        this.factories = factories;
    }

    /** Looks for providers with the current thread's class loader. */
    public static ImageProviders discover() {
        return discover(ServiceLoader.load(ImageProviderFactory.class));
    }

    /** Takes the providers that a loader finds. */
    public static ImageProviders discover(ServiceLoader<ImageProviderFactory> loader) {
        List<ImageProviderFactory> found = new ArrayList<>();
        loader.forEach(found::add);
        found.sort(Comparator.comparing(ImageProviderFactory::name));
        return new ImageProviders(List.copyOf(found));
    }

    /** Every factory, by name. */
    public List<ImageProviderFactory> factories() {
        return factories;
    }

    /**
     * The factory of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public ImageProviderFactory named(String name) {
        return factories.stream()
                .filter(factory -> factory.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no provider is named \"" + name + "\"; there are: "
                        + factories.stream().map(ImageProviderFactory::name).collect(Collectors.joining(", "))
                        + ". A provider's module must be on the class path"));
    }

    /** The provider of a name with default settings; see {@link #named}. */
    public ImageProvider create(String name) {
        return named(name).create(ProviderSettings.defaults());
    }
}

package dev.imagebatch.provider;

import java.util.List;
import java.util.Optional;

/**
 * Makes a provider; what {@link java.util.ServiceLoader} finds.
 *
 * <p>A provider module registers its factory in {@code META-INF/services} and, where it has a module descriptor, by
 * {@code provides}. Implementations have a public constructor without arguments, are cheap to make and load no vendor
 * SDK before {@link #create}.
 *
 * @since 0.1
 */
public interface ImageProviderFactory {

    /** The name by which specifications and commands know the provider. */
    String name();

    /** One line on what it is, for people. */
    String description();

    /** The models it knows, the default one first. */
    List<ModelDescription> models();

    /**
     * The request header in which the provider sends {@link GenerationCall#attempt()}, so that the vendor's support finds a
     * call of which no answer came; empty if it sends none.
     */
    default Optional<String> attemptHeader() {
        return Optional.empty();
    }

    /**
     * Makes the provider. Spends nothing and calls nobody.
     *
     * @throws IllegalArgumentException if an option is unknown or has no sense; the message names the options there are
     */
    ImageProvider create(ProviderSettings settings);
}

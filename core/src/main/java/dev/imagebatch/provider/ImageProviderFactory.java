package dev.imagebatch.provider;

import java.util.List;
import java.util.Optional;

/**
 * A factory of providers, found by {@link java.util.ServiceLoader}.
 *
 * <p>A provider module registers its factory in {@code META-INF/services} and, if it has a module descriptor, with
 * {@code provides}. Implementations have a public constructor without arguments, are cheap to create and load no vendor
 * SDK before {@link #create}.
 *
 * @since 0.1
 */
public interface ImageProviderFactory {

    /** Returns the name of the provider in specifications and commands. */
    String name();

    /** Returns a one-line description for people. */
    String description();

    /** Returns the known models, the default one first. */
    List<ModelDescription> models();

    /**
     * Returns the request header with {@link GenerationCall#attempt()}, by which the vendor's support can find a call that
     * was never answered; empty if the provider sends none.
     */
    default Optional<String> attemptHeader() {
        return Optional.empty();
    }

    /**
     * Creates the provider. Makes no calls and spends nothing.
     *
     * @throws IllegalArgumentException if an option is unknown or invalid; the message lists the options
     */
    ImageProvider create(ProviderSettings settings);
}

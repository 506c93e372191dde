package dev.imagebatch.prompt;

import dev.imagebatch.provider.ProviderSettings;

/**
 * A factory of prompt writers, found by {@link java.util.ServiceLoader}.
 *
 * <p>A module registers its factory in {@code META-INF/services} and, if it has a module descriptor, with {@code
 * provides}. Implementations have a public constructor without arguments, are cheap to create and load no vendor SDK
 * before {@link #create}.
 *
 * @since 0.1
 */
public interface PromptWriterFactory {

    /** Returns the name of the prompt writer in specifications and commands. */
    String name();

    /**
     * Creates the prompt writer. Makes no calls.
     *
     * @throws IllegalArgumentException if an option is unknown or invalid; the message lists the options
     */
    PromptWriter create(ProviderSettings settings);
}

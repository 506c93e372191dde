package dev.imagebatch.prompt;

import dev.imagebatch.provider.ProviderSettings;

/**
 * Makes a writer of prompts; what {@link java.util.ServiceLoader} finds.
 *
 * <p>A module registers its factory in {@code META-INF/services} and, where it has a module descriptor, by {@code
 * provides}. Implementations have a public constructor without arguments, are cheap to make and load no vendor SDK before
 * {@link #create}.
 *
 * @since 0.1
 */
public interface PromptWriterFactory {

    /** The name by which specifications and commands know the writer. */
    String name();

    /**
     * Makes the writer. Spends nothing and calls nobody.
     *
     * @throws IllegalArgumentException if an option is unknown or has no sense; the message names the options there are
     */
    PromptWriter create(ProviderSettings settings);
}

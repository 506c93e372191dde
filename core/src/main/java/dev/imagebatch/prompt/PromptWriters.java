package dev.imagebatch.prompt;

import dev.imagebatch.provider.NamedServices;
import dev.imagebatch.provider.ProviderSettings;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The prompt writers on the class path or module path.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PromptWriters {

    private final NamedServices<PromptWriterFactory> services;

    private PromptWriters(NamedServices<PromptWriterFactory> services) {
        this.services = services;
    }

    /** Finds the prompt writers with the class loader of the current thread. */
    public static PromptWriters discover() {
        return discover(ServiceLoader.load(PromptWriterFactory.class));
    }

    /** Finds the prompt writers of a loader. */
    public static PromptWriters discover(ServiceLoader<PromptWriterFactory> loader) {
        return new PromptWriters(NamedServices.load(loader, PromptWriterFactory::name));
    }

    /** Returns all factories, sorted by name. */
    public List<PromptWriterFactory> factories() {
        return services.all();
    }

    /**
     * Returns the factory of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public PromptWriterFactory named(String name) {
        return services.find(name)
                .orElseThrow(() -> new IllegalArgumentException("no prompt writer is named \"" + name
                        + "\"; available: " + services.names() + ". Its module must be on the class path"));
    }

    /** Creates the prompt writer of a name with default settings; see {@link #named}. */
    public PromptWriter create(String name) {
        return named(name).create(ProviderSettings.defaults());
    }
}

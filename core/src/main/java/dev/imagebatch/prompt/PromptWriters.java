package dev.imagebatch.prompt;

import dev.imagebatch.provider.ProviderSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The writers of prompts that are on the class path or module path.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PromptWriters {

    private final List<PromptWriterFactory> factories;

    private PromptWriters(List<PromptWriterFactory> factories) {
        this.factories = factories;
    }

    /** Looks for writers with the current thread's class loader. */
    public static PromptWriters discover() {
        return discover(ServiceLoader.load(PromptWriterFactory.class));
    }

    /** Takes the writers that a loader finds. */
    public static PromptWriters discover(ServiceLoader<PromptWriterFactory> loader) {
        List<PromptWriterFactory> found = new ArrayList<>();
        loader.forEach(found::add);
        found.sort(Comparator.comparing(PromptWriterFactory::name));
        return new PromptWriters(List.copyOf(found));
    }

    /** Every factory, by name. */
    public List<PromptWriterFactory> factories() {
        return factories;
    }

    /**
     * The factory of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public PromptWriterFactory named(String name) {
        return factories.stream()
                .filter(factory -> factory.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no writer of prompts is named \"" + name
                        + "\"; there are: "
                        + factories.stream().map(PromptWriterFactory::name).collect(Collectors.joining(", "))
                        + ". A writer's module must be on the class path"));
    }

    /** The writer of a name with default settings; see {@link #named}. */
    public PromptWriter create(String name) {
        return named(name).create(ProviderSettings.defaults());
    }
}

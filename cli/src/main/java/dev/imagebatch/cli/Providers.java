package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchProcessorBuilder;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers of a run: the default one, and all others and prompt writers, since specifications may name them. */
final class Providers implements AutoCloseable {

    private final ImageProvider usual;
    private final Map<String, ImageProvider> all = new LinkedHashMap<>();
    private final List<PromptWriter> writers;

    private Providers(ImageProvider usual, List<PromptWriter> writers) {
        this.usual = usual;
        this.writers = writers;
        all.put(usual.name(), usual);
    }

    static Providers of(PictureOptions options, Shell shell) {
        ImageProviders discovered = ImageProviders.discover();
        ProviderSettings settings = ProviderSettings.defaults().withEnvironment(shell.variables());
        Providers providers =
                new Providers(usual(discovered, options, settings), PromptWriterSelection.of(options, settings));
        for (ImageProviderFactory factory : discovered.factories()) {
            providers.all.computeIfAbsent(factory.name(), name -> new LazyProvider(factory, settings));
        }
        return providers;
    }

    BatchProcessorBuilder processor() {
        BatchProcessorBuilder builder = BatchProcessor.builder(usual);
        all.values().stream().filter(provider -> provider != usual).forEach(builder::provider);
        writers.forEach(builder::promptWriter);
        return builder;
    }

    /** Returns the provider with a name. */
    Optional<ImageProvider> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** Returns the reason why a provider of these lines is not available, if any. */
    Optional<String> unavailable(List<BatchPlan.Line> lines) {
        return lines.stream()
                .map(BatchPlan.Line::provider)
                .distinct()
                .flatMap(name -> unavailable(name).stream())
                .findFirst();
    }

    @Override
    public void close() {
        all.values().forEach(ImageProvider::close);
        writers.forEach(PromptWriter::close);
    }

    private Optional<String> unavailable(String name) {
        ImageProvider provider = all.get(name);
        Availability availability = provider == null ? Availability.available() : provider.availability();
        return availability.reason().map(reason -> name + ": " + reason);
    }

    private static ImageProvider usual(ImageProviders discovered, PictureOptions options, ProviderSettings settings) {
        ImageProviderFactory factory = named(discovered, options.provider);
        try {
            return factory.create(settings.withOptions(options.providerOptions()));
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--option: " + e.getMessage());
        }
    }

    private static ImageProviderFactory named(ImageProviders discovered, String name) {
        try {
            return discovered.named(name);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--provider: " + e.getMessage());
        }
    }
}

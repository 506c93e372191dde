package dev.imagebatch.cli;

import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.PromptWriterFactory;
import dev.imagebatch.prompt.PromptWriters;
import dev.imagebatch.provider.ProviderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The prompt writers available to specifications, with their options. */
final class PromptWriterSelection {

    private PromptWriterSelection() {}

    static List<PromptWriter> of(PictureOptions options, ProviderSettings settings) {
        PromptWriters discovered = PromptWriters.discover();
        Map<String, Map<String, String>> given = options.writerOptions();
        given.keySet().forEach(name -> named(discovered, name));
        List<PromptWriter> writers = new ArrayList<>();
        for (PromptWriterFactory factory : discovered.factories()) {
            Map<String, String> its = given.get(factory.name());
            writers.add(its == null ? new LazyWriter(factory, settings) : made(factory, settings.withOptions(its)));
        }
        return writers;
    }

    private static void named(PromptWriters discovered, String name) {
        try {
            discovered.named(name);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--writer-option: " + e.getMessage());
        }
    }

    private static PromptWriter made(PromptWriterFactory factory, ProviderSettings settings) {
        try {
            return factory.create(settings);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--writer-option: " + e.getMessage());
        }
    }
}

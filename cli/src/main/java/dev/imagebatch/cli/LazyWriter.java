package dev.imagebatch.cli;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.prompt.PromptCall;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.PromptWriterFactory;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageSpecification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A prompt writer created on first use. */
final class LazyWriter implements PromptWriter {

    private final PromptWriterFactory factory;
    private final ProviderSettings settings;
    private @Nullable PromptWriter created;

    LazyWriter(PromptWriterFactory factory, ProviderSettings settings) {
        this.factory = factory;
        this.settings = settings;
    }

    @Override
    public String name() {
        return factory.name();
    }

    @Override
    public String identity() {
        return writer().identity();
    }

    @Override
    public String brief(ImageSpecification specification) {
        return writer().brief(specification);
    }

    @Override
    public Optional<Quote> quote(String brief) {
        return writer().quote(brief);
    }

    @Override
    public WrittenPrompt write(PromptCall call) throws ProviderException, InterruptedException {
        return writer().write(call);
    }

    @Override
    public synchronized void close() {
        if (created != null) {
            created.close();
        }
    }

    private synchronized PromptWriter writer() {
        if (created == null) {
            created = factory.create(settings);
        }
        return created;
    }
}

package dev.imagebatch.cli;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

record RehearsedProvider(
        ImageProvider provider, Optional<String> unavailable, Optional<FailureKind> failure, Hearing hearing)
        implements ImageProvider {

    /** True if a call ends when it is interrupted. */
    enum Hearing {
        GOOD,
        DEAF
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public String defaultModel() {
        return provider.defaultModel();
    }

    @Override
    public ModelCapabilities capabilities(String model) {
        return provider.capabilities(model);
    }

    @Override
    public Optional<Quote> quote(ImageRequest request, int images) {
        return provider.quote(request, images);
    }

    @Override
    public Availability availability() {
        return unavailable.map(Availability::unavailable).orElseGet(Availability::available);
    }

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        while (hearing == Hearing.DEAF) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            Thread.interrupted();
        }
        if (failure.isPresent() && call.request().prompt().contains("fail")) {
            throw ProviderException.of(failure.get(), "as rehearsed");
        }
        return provider.generate(call);
    }
}

package dev.imagebatch.examples;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.SupportedSizes;
import dev.imagebatch.spec.ImageRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A custom provider for a service that answers a posted prompt with an image. */
final class CustomProvider implements ImageProvider {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final @Nullable Quote price;

    CustomProvider(URI service, @Nullable Quote price) {
        this.service = service;
        this.price = price;
    }

    @Override
    public String name() {
        return CustomProviderFactory.NAME;
    }

    @Override
    public String defaultModel() {
        return "painter-1";
    }

    @Override
    public ModelCapabilities capabilities(String model) {
        return ModelCapabilities.builder(SupportedSizes.any(new Dimensions(1024, 1024)))
                .build();
    }

    @Override
    public Optional<Quote> quote(ImageRequest request, int images) {
        return Optional.ofNullable(price).map(each -> each.times(images));
    }

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service)
                .POST(HttpRequest.BodyPublishers.ofString(call.request().prompt()))
                .build();
        return new CustomExchange(call).run(http, request);
    }
}

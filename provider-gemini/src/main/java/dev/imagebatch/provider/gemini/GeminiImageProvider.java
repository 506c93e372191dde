package dev.imagebatch.provider.gemini;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.DamagedBase64Exception;
import dev.imagebatch.http.TrackedBody;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image provider for Google's image models over {@code generateContent}, with one image per request and one request
 * per call. Thread-safe.
 */
final class GeminiImageProvider implements ImageProvider {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

    private final GeminiOptions options;
    private final GeminiEndpoint endpoint;
    private final TimeSource time;
    private final LocalDate today;
    private final HttpClient client;

    GeminiImageProvider(GeminiOptions options, GeminiEndpoint endpoint, TimeSource time) {
        this.options = options;
        this.endpoint = endpoint;
        this.time = time;
        this.today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    @Override
    public String name() {
        return GeminiProviderFactory.NAME;
    }

    @Override
    public String defaultModel() {
        return options.models().defaultModel();
    }

    @Override
    public ModelCapabilities capabilities(String model) {
        return options.models().capabilities(model);
    }

    @Override
    public Optional<Quote> quote(ImageRequest request, int images) {
        Money price = options.price();
        if (price != null) {
            return Optional.of(
                    Quote.confirmed(CostEstimate.exactly(price), today).times(images));
        }
        return model(request)
                .flatMap(model -> model.quote(imageSize(request, model)))
                .map(each -> each.times(images));
    }

    @Override
    public Map<String, String> requestOptions() {
        return options.requestOptions();
    }

    @Override
    public Optional<String> problem(ImageRequest request) {
        try {
            GeminiRequestOptions.of(request.options());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Availability availability() {
        return new AvailabilityCheck(client, endpoint, time).run();
    }

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        ImageRequest request = call.request();
        TrackedBody body = TrackedBody.of(GeminiRequest.body(request, model(request)));
        HttpRequest http = endpoint.generate(request.model(), body);
        return new GeminiExchange(http, body).make(client, call, answer -> answered(call, answer));
    }

    @Override
    public String toString() {
        return "GeminiImageProvider[" + endpoint + "]";
    }

    private GenerationAnswer answered(GenerationCall call, HttpResponse<InputStream> answer)
            throws IOException, ProviderException {
        GeminiErrors errors = errors(call.request());
        if (answer.statusCode() / 100 != 2) {
            throw errors.refused(answer);
        }
        GeminiResponse response = read(call, answer.body());
        if (response.words().isPresent() && !response.hasImage()) {
            throw errors.refused(response.error(), response.words().get());
        }
        GenerationAnswer plain = GenerationAnswer.plain()
                .withRequestId(errors.withoutKey(response.responseId()))
                .withModelVersion(errors.withoutKey(response.modelVersion()));
        GenerationAnswer priced =
                cost(call.request(), response).map(plain::withCost).orElse(plain);
        return response.hasImage() ? priced : priced.withheld(0, BlockedAnswer.reason(response));
    }

    private static GeminiResponse read(GenerationCall call, InputStream body) throws IOException, ProviderException {
        try {
            return GeminiResponse.read(body, call);
        } catch (DamagedBase64Exception e) {
            throw ProviderException.of(FailureKind.BAD_IMAGE, "what came as the image is no Base64 text");
        }
    }

    private Optional<Money> cost(ImageRequest request, GeminiResponse response) {
        return options.price() != null || response.outputTokens() == 0
                ? Optional.empty()
                : model(request).flatMap(model -> model.costOf(response.outputTokens()));
    }

    private GeminiErrors errors(ImageRequest request) {
        Optional<String> notice = model(request).flatMap(model -> Optional.ofNullable(model.notice()));
        return new GeminiErrors(endpoint.redactor(), request.prompt(), notice, time.instant());
    }

    private Optional<GeminiModel> model(ImageRequest request) {
        return options.models().find(request.model());
    }

    private static @Nullable String imageSize(ImageRequest request, GeminiModel model) {
        try {
            return ImageConfig.of(request, GeminiRequestOptions.of(request.options()), Optional.of(model))
                    .imageSize();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

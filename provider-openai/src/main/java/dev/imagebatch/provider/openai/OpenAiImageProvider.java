package dev.imagebatch.provider.openai;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * An image provider for OpenAI and other servers with its images API; made by {@link OpenAiProviderFactory}.
 *
 * <p>Thread-safe. Each call sends one request and never repeats it; no image is held in memory.
 *
 * @since 0.1
 */
public final class OpenAiImageProvider implements ImageProvider {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OpenAiModels models;
    private final OpenAiOptions options;
    private final TimeSource time;
    private final OpenAiConnection connection;
    private final SecretRedactor redactor;
    private final OpenAiErrors errors;
    private final ImageDownload download;

    OpenAiImageProvider(OpenAiModels models, OpenAiOptions options, TimeSource time, OpenAiConnection connection) {
        this.models = models;
        this.options = options;
        this.time = time;
        this.connection = connection;
        this.redactor = connection.redactor();
        this.errors = new OpenAiErrors(connection.server(), time, redactor);
        this.download = new ImageDownload(connection.server(), options.downloads());
    }

    @Override
    public String name() {
        return OpenAiProviderFactory.NAME;
    }

    @Override
    public String defaultModel() {
        return OpenAiModels.DEFAULT;
    }

    @Override
    public ModelCapabilities capabilities(String model) {
        return models.capabilities(model, today(), options.imagesPerCall());
    }

    @Override
    public Optional<String> problem(ImageRequest request) {
        return OpenAiOptions.problem(request.options(), connection.server());
    }

    @Override
    public Map<String, String> requestOptions() {
        return options.request();
    }

    @Override
    public Optional<Quote> quote(ImageRequest request, int images) {
        if (options.price().isPresent()) {
            return Optional.of(
                    Quote.confirmed(CostEstimate.exactly(options.price().get().times(images)), today()));
        }
        return prices(request)
                .flatMap(prices -> prices.quote(
                        request(request, 0, images).picture(),
                        request.prompt(),
                        request.references().size(),
                        images));
    }

    @Override
    public Availability availability() {
        Optional<String> problem = connection.problem();
        if (problem.isPresent()) {
            return Availability.unavailable(problem.get());
        }
        OpenAiExchange exchange = new OpenAiExchange(null, null);
        try {
            connection.line().get().model(defaultModel(), exchange, PATIENCE).close();
            return Availability.available();
        } catch (IOException e) {
            return availability(errors.failure(e, exchange, "", PATIENCE));
        }
    }

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the request was sent");
        }
        refuseWhatCannotWork(call.request());
        long start = time.nanoTime();
        OpenAiRequest request = request(call.request(), call.firstVariant(), call.images());
        OpenAiExchange exchange = new OpenAiExchange(
                request.isEdit() ? OpenAiEdit.form(request) : null,
                ClientRequestId.of(call.attempt()).orElse(null));
        call.onCancel(exchange::cancel);
        try (RawAnswer response = send(request, exchange, call)) {
            ParsedAnswer answer = new OpenAiResponse(call).read(response.body());
            response.close();
            long deadline = start + call.timeout().toNanos();
            new UrlImages(call, exchange, download, redactor).fetch(answer, () -> deadline - time.nanoTime());
            return told(answer, call.request())
                    .withRequestId(errors.requestId(response.requestId().orElse(null)))
                    .withRateLimit(RateLimitHeaders.read(response::header, units(call)));
        } catch (IOException e) {
            throw errors.failure(e, exchange, call.request().prompt(), call.timeout());
        }
    }

    @Override
    public void close() {
        connection.line().close();
        download.close();
    }

    /** Returns a text that names only the server. */
    @Override
    public String toString() {
        return "OpenAiImageProvider[" + connection.server() + "]";
    }

    private void refuseWhatCannotWork(ImageRequest request) throws ProviderException {
        Optional<String> noKey = connection.problem();
        if (noKey.isPresent()) {
            throw ProviderException.of(FailureKind.UNAUTHORIZED, noKey.get());
        }
        Optional<String> unknown = OpenAiOptions.problem(request.options(), connection.server());
        if (unknown.isPresent()) {
            throw ProviderException.of(FailureKind.INVALID_REQUEST, unknown.get());
        }
    }

    private RawAnswer send(OpenAiRequest request, OpenAiExchange exchange, GenerationCall call)
            throws ProviderException, IOException {
        if (exchange.isCancelled()) {
            throw ProviderException.builder(
                            FailureKind.UNKNOWN_OUTCOME, "the call was cancelled before the request was sent")
                    .charged(Charged.NO)
                    .build();
        }
        return connection.line().get().send(request, exchange, call.timeout());
    }

    private static int units(GenerationCall call) {
        return OpenAiModels.UNIT.of(call.images(), call.request().references().size());
    }

    private static Availability availability(ProviderException failure) {
        return switch (failure.kind()) {
            case UNAUTHORIZED, OUT_OF_CREDIT, UNREACHABLE ->
                Availability.unavailable(
                        failure.getMessage() + "; " + failure.kind().nextAction());
            default -> Availability.available();
        };
    }

    private GenerationAnswer told(ParsedAnswer answer, ImageRequest asked) throws ProviderException {
        Optional<ErrorBody> error = answer.error();
        if (error.isPresent()) {
            throw errors.friendlyError(error.get(), asked.prompt());
        }
        GenerationAnswer told = GenerationAnswer.plain()
                .withModelVersion(errors.requestId(answer.model().orElse(null)));
        for (Map.Entry<Integer, Failure> failure : answer.failures().entrySet()) {
            told = told.withheld(failure.getKey(), failure.getValue());
        }
        Optional<Money> cost = cost(answer, asked);
        return cost.isPresent() ? told.withCost(cost.get()) : told;
    }

    private Optional<Money> cost(ParsedAnswer answer, ImageRequest asked) {
        return options.price().isPresent()
                ? Optional.empty()
                : answer.usage().flatMap(usage -> prices(asked).flatMap(prices -> prices.cost(usage)));
    }

    private OpenAiRequest request(ImageRequest asked, int firstVariant, int images) {
        return OpenAiRequest.of(
                asked, models.find(asked.model()).map(OpenAiModels.Entry::model).orElse(null), firstVariant, images);
    }

    private Optional<OpenAiPrices> prices(ImageRequest request) {
        return models.find(request.model()).flatMap(OpenAiPrices::of);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }
}

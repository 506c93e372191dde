package dev.imagebatch.provider.placeholder;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.SteppedSizes;
import dev.imagebatch.provider.SupportedSizes;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The free provider that draws the prompt. Immutable and thread-safe. */
final class PlaceholderProvider implements ImageProvider {

    static final LocalDate PRICE_AS_OF = LocalDate.of(2026, 11, 21);

    private static final Dimensions USUAL = new Dimensions(1024, 1024);
    static final SupportedSizes SIZES = SteppedSizes.of(1, USUAL)
            .withPixels(1, 64_000_000)
            .withMaxSide(8192)
            .withMaxRatio(100);

    private static final int MAX_REFERENCES = 16;

    /** The qualities of all vendors, so that a rehearsal finds words that no model knows. */
    private static final String[] QUALITIES = {
        "auto",
        "draft",
        "low",
        "medium",
        "high",
        "xhigh",
        "max",
        "standard",
        "hd",
        "premium",
        "ultra",
        "512",
        "1K",
        "2K",
        "4K"
    };

    private final PlaceholderOptions options;
    private final TimeSource time;
    private final ModelCapabilities capabilities;

    PlaceholderProvider(PlaceholderOptions options, TimeSource time) {
        this.options = options;
        this.time = time;
        this.capabilities = ModelCapabilities.builder(SIZES)
                .negativePrompt()
                .seed()
                .references(MAX_REFERENCES)
                .qualities(QUALITIES)
                .typicalLatency(options.latency())
                .build();
    }

    @Override
    public String name() {
        return PlaceholderProviderFactory.NAME;
    }

    @Override
    public String defaultModel() {
        return PlaceholderProviderFactory.NAME;
    }

    @Override
    public ModelCapabilities capabilities(String model) {
        return capabilities;
    }

    @Override
    public Optional<Quote> quote(ImageRequest request, int images) {
        return Optional.of(Quote.confirmed(CostEstimate.exactly(options.price()), PRICE_AS_OF)
                .times(images));
    }

    @Override
    public Map<String, String> requestOptions() {
        return options.format() == ImageFormat.PNG
                ? Map.of()
                : Map.of(PlaceholderOptions.FORMAT, options.format().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        DrawingWriter writer = new DrawingWriter(format(call.request()));
        new SimulatedLatency(call, time).await(options.latency());
        for (int position = 0; position < call.images(); position++) {
            PlaceholderDrawing drawing = drawing(call, call.firstVariant() + position);
            handOver(call, position, out -> writer.write(drawing, out));
        }
        return GenerationAnswer.plain();
    }

    @Override
    public String toString() {
        return "PlaceholderProvider[" + options + "]";
    }

    @Override
    public Optional<String> problem(ImageRequest request) {
        for (String key : request.options().keySet()) {
            if (!key.equals(PlaceholderOptions.FORMAT)) {
                return Optional.of(
                        "unsupported option of the provider placeholder in a specification; only format can be "
                                + "set there: " + key);
            }
        }
        return Optional.empty();
    }

    private ImageFormat format(ImageRequest request) throws ProviderException {
        Optional<String> problem = problem(request);
        if (problem.isPresent()) {
            throw ProviderException.of(FailureKind.INVALID_REQUEST, problem.get());
        }
        String name = request.options().get(PlaceholderOptions.FORMAT);
        try {
            return name == null ? options.format() : PlaceholderOptions.format(name);
        } catch (IllegalArgumentException e) {
            throw ProviderException.builder(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage()))
                    .cause(e)
                    .build();
        }
    }

    private static PlaceholderDrawing drawing(GenerationCall call, int variant) {
        ImageRequest request = call.request();
        Dimensions size = request.size().map(SIZES::nearest).orElse(USUAL);
        return PlaceholderDrawing.of(request, call.specificationId(), variant, size);
    }

    private static void handOver(GenerationCall call, int position, GenerationCall.ImageBody body)
            throws ProviderException {
        try {
            call.receive(position, body);
        } catch (IOException e) {
            throw ProviderException.builder(
                            FailureKind.UNKNOWN_OUTCOME, "the placeholder was drawn but could not be kept")
                    .cause(e)
                    .build();
        }
    }
}

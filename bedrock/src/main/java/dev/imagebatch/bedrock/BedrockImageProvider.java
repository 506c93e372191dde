package dev.imagebatch.bedrock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.SupportedSizes;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.TimeSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * A base class of providers on Bedrock; subclasses create the requests and read the answers of their models.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public abstract class BedrockImageProvider implements ImageProvider {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String USUAL_QUALITY = "standard";
    private static final int UNKNOWN_MODELS_REFERENCES = 16;

    private final BedrockFamily family;
    private final BedrockModels models;
    private final BedrockSettings settings;
    private final Bedrock bedrock;
    private final TimeSource time;

    /**
     * Creates a provider of a family.
     *
     * @throws IllegalArgumentException if an option is unknown or has an invalid value
     */
    protected BedrockImageProvider(BedrockFamily family, ProviderSettings settings, Bedrock bedrock) {
        this.family = family;
        this.settings = BedrockSettings.of(settings, family.options(), family.mostImagesPerCall());
        this.models =
                BedrockSettings.models(settings).map(family.models()::with).orElse(family.models());
        this.bedrock = bedrock;
        this.time = settings.time();
    }

    /**
     * Returns the JSON of the request for a call.
     *
     * @param call the call
     * @param options the validated options of the call
     * @param model the model; empty if unknown
     * @throws ProviderException if the model does not support the request
     */
    protected abstract ObjectNode request(
            GenerationCall call, BedrockRequestOptions options, Optional<BedrockModel> model) throws ProviderException;

    /**
     * Passes the images of an answer to the call, and returns the answer with the reasons for missing images.
     *
     * @throws ProviderException if the call cannot store an image
     */
    protected abstract GenerationAnswer handOver(GenerationCall call, BedrockAnswer answer) throws ProviderException;

    /** Returns the size that determines the price; empty if the size depends on the input pictures. */
    protected abstract Optional<Dimensions> pricedSize(ImageRequest request);

    @Override
    public final String name() {
        return family.name();
    }

    @Override
    public final String defaultModel() {
        return family.models().defaultModel();
    }

    @Override
    public final Map<String, String> requestOptions() {
        return settings.requestOptions();
    }

    @Override
    public final ModelCapabilities capabilities(String model) {
        ModelCapabilities.Builder taken =
                models.find(model).map(this::known).orElseGet(BedrockImageProvider::refusingNothing);
        return taken.maxImagesPerCall(settings.imagesPerCall()).build();
    }

    @Override
    public final Optional<Quote> quote(ImageRequest request, int images) {
        if (settings.price() != null) {
            LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
            return Optional.of(Quote.confirmed(CostEstimate.exactly(settings.price()), today)
                    .times(images));
        }
        return models.find(request.model())
                .flatMap(model -> model.price(
                        request.quality().orElse(USUAL_QUALITY),
                        pricedSize(request).orElse(null)))
                .map(price -> price.times(images));
    }

    @Override
    public final Optional<String> problem(ImageRequest request) {
        return BedrockRequestOptions.problem(request.options(), family.options());
    }

    @Override
    public final Availability availability() {
        return bedrock.availability();
    }

    @Override
    public final GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the request was made");
        }
        Optional<BedrockModel> model = models.find(call.request().model());
        BedrockRequestOptions options = BedrockRequestOptions.of(call.request(), family.options());
        BedrockAnswer answer = bedrock.invoke(call, model, bytes(request(call, options, model)));
        GenerationAnswer told = handOver(call, answer);
        answer.requireWhole();
        return told;
    }

    @Override
    public final void close() {
        bedrock.close();
    }

    /** Returns the name and the destination of calls. */
    @Override
    public final String toString() {
        return family.name() + " on " + bedrock;
    }

    private ModelCapabilities.Builder known(BedrockModel model) {
        ModelCapabilities.Builder taken = model.capabilities();
        ModelAdvice.notices(model, bedrock.region(), settings.lifecycle()).forEach(taken::notice);
        return taken;
    }

    private static ModelCapabilities.Builder refusingNothing() {
        return ModelCapabilities.builder(SupportedSizes.any(BedrockModels.USUAL_SIZE))
                .negativePrompt()
                .seed()
                .references(UNKNOWN_MODELS_REFERENCES);
    }

    private static byte[] bytes(ObjectNode request) {
        try {
            return JSON.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}

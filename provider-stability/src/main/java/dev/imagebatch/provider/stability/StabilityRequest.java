package dev.imagebatch.provider.stability;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.bedrock.BedrockModel;
import dev.imagebatch.bedrock.BedrockRequestOptions;
import dev.imagebatch.bedrock.InputImages;
import dev.imagebatch.bedrock.Seeds;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage.Role;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A request to one of the text-to-image models: flat, with only the fields that the model knows. */
record StabilityRequest(GenerationCall call, BedrockRequestOptions options, Optional<BedrockModel> model) {

    private static final String USUAL_FORMAT = "png";
    private static final double USUAL_STRENGTH = 0.35;
    private static final long MAX_SEED = 4_294_967_294L;

    ObjectNode json() throws ProviderException {
        ImageRequest request = call.request();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("prompt", request.prompt());
        if (request.negativePrompt().isPresent()) {
            json.put("negative_prompt", checked(request.negativePrompt().get()));
        }
        start(json, new InputImages(request.references(), model));
        OptionalLong seed = Seeds.asked(call, model.map(BedrockModel::maxSeed).orElse(MAX_SEED));
        seed.ifPresent(number -> json.put("seed", number));
        return json.put("output_format", format());
    }

    private void start(ObjectNode json, InputImages pictures) throws ProviderException {
        if (pictures.has(Role.IMAGE)) {
            json.put("mode", "image-to-image");
            json.put("image", pictures.take(Role.IMAGE));
            json.put("strength", options.number(StabilityModels.STRENGTH).orElse(USUAL_STRENGTH));
        } else {
            call.request().size().ifPresent(size -> json.put("aspect_ratio", ratio(size)));
        }
        pictures.requireNoneLeft(call.request().model());
    }

    private String format() throws ProviderException {
        String format = options.text(StabilityModels.OUTPUT_FORMAT).orElse(USUAL_FORMAT);
        if (model.isPresent() && !model.get().writes(format)) {
            throw invalid(model.get().id() + " does not write " + format + "; choose another output_format");
        }
        return format;
    }

    private String checked(String negative) throws ProviderException {
        int most = model.map(BedrockModel::maxPrompt).orElse(Integer.MAX_VALUE);
        int length = negative.codePointCount(0, negative.length());
        if (length > most) {
            throw invalid("the negative prompt has " + length + " characters; the model takes " + most);
        }
        return negative;
    }

    /** Returns the aspect ratio nearest to a size. */
    private String ratio(Dimensions size) {
        Map<String, Dimensions> known = model.map(BedrockModel::aspectRatios)
                .filter(ratios -> !ratios.isEmpty())
                .orElseGet(() -> StabilityModels.MODELS
                        .find(StabilityModels.MODELS.defaultModel())
                        .orElseThrow()
                        .aspectRatios());
        return known.entrySet().stream()
                .min(Comparator.comparingDouble(
                        entry -> Math.abs(Math.log(entry.getValue().ratio() / size.ratio()))))
                .orElseThrow()
                .getKey();
    }

    private static ProviderException invalid(String message) {
        return ProviderException.of(FailureKind.INVALID_REQUEST, message);
    }

    /** Returns the model only, so that prompts never reach logs. */
    @Override
    public String toString() {
        return "StabilityRequest[" + call.request().model() + "]";
    }
}

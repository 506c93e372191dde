package dev.imagebatch.bedrock;

import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ReferenceImage;
import java.util.Arrays;
import java.util.List;

/**
 * The tasks of Amazon's image models; the constants have the names used by the API.
 *
 * @since 0.1
 */
public enum AmazonTask {
    /** Generation from a text, with the layout optionally controlled by a reference of role {@code CONTROL}. */
    TEXT_IMAGE("textToImageParams"),
    /** Replacement of the masked part of a picture. */
    INPAINTING("inPaintingParams"),
    /** Replacement of everything except the masked part of a picture. */
    OUTPAINTING("outPaintingParams"),
    /** Variation of one to five pictures. */
    IMAGE_VARIATION("imageVariationParams"),
    /** Generation from a text with given colours. */
    COLOR_GUIDED_GENERATION("colorGuidedGenerationParams"),
    /** Removal of the background of a picture. */
    BACKGROUND_REMOVAL("backgroundRemovalParams"),
    /** Combination of a person in one picture with a garment in another. */
    VIRTUAL_TRY_ON("virtualTryOnParams");

    private final String params;

    AmazonTask(String params) {
        this.params = params;
    }

    /** Returns the name of the JSON object that holds the fields of the task. */
    public String params() {
        return params;
    }

    /** Returns true if the size of the result is determined by an input picture. */
    public boolean followsPicture() {
        return this == INPAINTING || this == OUTPAINTING || this == BACKGROUND_REMOVAL || this == VIRTUAL_TRY_ON;
    }

    /** Returns the rule of the option {@code task}, which accepts the names of the given tasks. */
    static OptionRule rule(List<AmazonTask> tasks) {
        return OptionRule.oneOf("task", tasks.stream().map(AmazonTask::name).toList());
    }

    /** Returns the task named by the options, or else the task implied by references and options. */
    static AmazonTask of(BedrockRequestOptions options, InputImages pictures) {
        return options.text("task").map(AmazonTask::valueOf).orElseGet(() -> implied(options, pictures));
    }

    private static AmazonTask implied(BedrockRequestOptions options, InputImages pictures) {
        if (options.has("colors")) {
            return COLOR_GUIDED_GENERATION;
        }
        if (!pictures.has(ReferenceImage.Role.IMAGE)) {
            return TEXT_IMAGE;
        }
        boolean isMasked = pictures.has(ReferenceImage.Role.MASK) || options.has("maskPrompt");
        return isMasked ? INPAINTING : IMAGE_VARIATION;
    }

    /**
     * Requires that a model supports the task.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if the model does not support it
     */
    void requireDoneBy(BedrockModel model) throws ProviderException {
        if (!model.does(name())) {
            throw LocalRefusals.invalid(model.id() + " does not do " + this + "; it does "
                    + String.join(
                            ", ",
                            Arrays.stream(values())
                                    .map(Enum::name)
                                    .filter(model::does)
                                    .toList()));
        }
    }
}

package dev.imagebatch.bedrock;

import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ReferenceImage;
import java.util.Arrays;
import java.util.List;

/**
 * What Amazon's image models do, by the names of their contract.
 *
 * @since 0.1
 */
public enum AmazonTask {
    /** A picture from a text, which a reference of role {@code CONTROL} may lay out. */
    TEXT_IMAGE("textToImageParams"),
    /** A picture of which a masked part is made anew. */
    INPAINTING("inPaintingParams"),
    /** A picture of which all but a masked part is made anew. */
    OUTPAINTING("outPaintingParams"),
    /** Variations of one to five pictures. */
    IMAGE_VARIATION("imageVariationParams"),
    /** A picture from a text in given colours. */
    COLOR_GUIDED_GENERATION("colorGuidedGenerationParams"),
    /** A picture without its background. */
    BACKGROUND_REMOVAL("backgroundRemovalParams"),
    /** A person of one picture in the garment of another. */
    VIRTUAL_TRY_ON("virtualTryOnParams");

    private final String params;

    AmazonTask(String params) {
        this.params = params;
    }

    /** The name of the object that holds the task's own fields. */
    public String params() {
        return params;
    }

    /** Whether the size of the result follows from a picture that it starts from. */
    public boolean followsPicture() {
        return this == INPAINTING || this == OUTPAINTING || this == BACKGROUND_REMOVAL || this == VIRTUAL_TRY_ON;
    }

    /** The option's rule: one of some tasks. */
    static OptionRule rule(List<AmazonTask> tasks) {
        return OptionRule.oneOf("task", tasks.stream().map(AmazonTask::name).toList());
    }

    /** The task that is named, or else the one that references and options call for. */
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
     * Nothing, if the model does it.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} otherwise
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

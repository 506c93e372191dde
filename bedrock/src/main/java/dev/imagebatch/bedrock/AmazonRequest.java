package dev.imagebatch.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to an Amazon image model: a task, the fields of the task, and a configuration.
 *
 * <p>Confined to one call and one thread.
 *
 * @since 0.1
 */
public abstract class AmazonRequest {

    private static final int MOST_VARIED = 5;

    private final GenerationCall call;
    private final BedrockRequestOptions options;
    private final Optional<BedrockModel> model;
    private final InputImages pictures;

    /** Creates the request of a call; the model is empty if it is unknown. */
    protected AmazonRequest(GenerationCall call, BedrockRequestOptions options, Optional<BedrockModel> model) {
        this.call = call;
        this.options = options;
        this.model = model;
        this.pictures = new InputImages(call.request().references(), model);
    }

    /** Returns the rules of the options common to Amazon's models, followed by {@code more}. */
    public static List<OptionRule> options(List<AmazonTask> tasks, OptionRule... more) {
        return AmazonOptions.rules(tasks, more);
    }

    /**
     * Returns the task implied by the options and references of a request; {@code TEXT_IMAGE} if its options are
     * invalid.
     */
    public static AmazonTask task(ImageRequest request, List<OptionRule> rules) {
        try {
            return AmazonTask.of(
                    BedrockRequestOptions.of(request, rules), new InputImages(request.references(), Optional.empty()));
        } catch (ProviderException e) {
            return AmazonTask.TEXT_IMAGE;
        }
    }

    /**
     * Returns the complete request as JSON.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if the model does not support the request
     */
    public final ObjectNode json(Seeds seeds) throws ProviderException {
        AmazonTask task = AmazonTask.of(options, pictures);
        if (model.isPresent()) {
            task.requireDoneBy(model.get());
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("taskType", task.name());
        ObjectNode params = json.putObject(task.params());
        fill(task, params);
        decorate(task, params, options);
        pictures.requireNoneLeft(task.name());
        if (task != AmazonTask.BACKGROUND_REMOVAL) {
            configure(task, json.putObject("imageGenerationConfig"), seeds);
        }
        return json;
    }

    /** Returns the default guidance scale, used if the option {@code cfgScale} is missing. */
    protected abstract double guidance(BedrockRequestOptions chosen);

    /** Returns the size to send for the requested size; empty if none is sent. */
    protected abstract Optional<Dimensions> size(AmazonTask task, Optional<Dimensions> asked);

    /** Returns the default negative prompt, used if the request has none. */
    protected Optional<String> usualNegativeText(BedrockRequestOptions chosen) {
        return chosen.text("negativeText");
    }

    /** Adds model-specific fields to the parameters of a task; adds none by default. */
    protected void decorate(AmazonTask task, ObjectNode params, BedrockRequestOptions chosen) {
        // no additional fields by default
    }

    /**
     * Adds the parameters of a model-specific task.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if a required input is missing or the task is not
     *     supported
     */
    protected void fillOther(AmazonTask task, ObjectNode params, InputImages taken, BedrockRequestOptions chosen)
            throws ProviderException {
        throw LocalRefusals.invalid("the model does not do " + task);
    }

    private void fill(AmazonTask task, ObjectNode params) throws ProviderException {
        switch (task) {
            case TEXT_IMAGE -> textToImage(params);
            case INPAINTING -> painting(params, TextNeed.OPTIONAL);
            case OUTPAINTING -> {
                painting(params, TextNeed.REQUIRED);
                options.text("outPaintingMode").ifPresent(mode -> params.put("outPaintingMode", mode));
            }
            case IMAGE_VARIATION -> variation(params);
            case COLOR_GUIDED_GENERATION -> colorGuided(params);
            case BACKGROUND_REMOVAL -> params.put("image", pictures.take(Role.IMAGE));
            case VIRTUAL_TRY_ON -> fillOther(task, params, pictures, options);
        }
    }

    private void textToImage(ObjectNode params) throws ProviderException {
        texts(params, TextNeed.REQUIRED);
        if (pictures.has(Role.CONTROL)) {
            params.put("conditionImage", pictures.take(Role.CONTROL));
            options.text("controlMode").ifPresent(mode -> params.put("controlMode", mode));
            options.number("controlStrength").ifPresent(strength -> params.put("controlStrength", strength));
        }
    }

    private void painting(ObjectNode params, TextNeed need) throws ProviderException {
        texts(params, need);
        byte[] image = pictures.take(Role.IMAGE);
        params.put("image", image);
        if (pictures.has(Role.MASK) == options.has("maskPrompt")) {
            throw LocalRefusals.invalid("a reference of role MASK or the option maskPrompt is needed, and not both");
        }
        if (pictures.has(Role.MASK)) {
            byte[] mask = pictures.take(Role.MASK);
            InputImages.requireSameSize(image, mask);
            params.put("maskImage", mask);
        } else {
            options.text("maskPrompt").ifPresent(words -> params.put("maskPrompt", words));
        }
    }

    private void variation(ObjectNode params) throws ProviderException {
        texts(params, TextNeed.OPTIONAL);
        if (pictures.count(Role.IMAGE) > MOST_VARIED) {
            throw LocalRefusals.invalid("IMAGE_VARIATION takes at most " + MOST_VARIED + " references of role IMAGE");
        }
        ArrayNode images = params.putArray("images").add(pictures.take(Role.IMAGE));
        while (pictures.has(Role.IMAGE)) {
            images.add(pictures.take(Role.IMAGE));
        }
        options.number("similarityStrength").ifPresent(strength -> params.put("similarityStrength", strength));
    }

    private void colorGuided(ObjectNode params) throws ProviderException {
        texts(params, TextNeed.REQUIRED);
        ArrayNode colors = params.putArray("colors");
        String list = options.text("colors")
                .orElseThrow(() -> LocalRefusals.invalid("COLOR_GUIDED_GENERATION needs the option colors"));
        for (String color : list.split(",", -1)) {
            colors.add(color.strip());
        }
        if (pictures.has(Role.IMAGE)) {
            params.put("referenceImage", pictures.take(Role.IMAGE));
        }
    }

    private void texts(ObjectNode params, TextNeed need) throws ProviderException {
        boolean isOmitted = options.text("text").filter("omit"::equals).isPresent();
        if (isOmitted && need == TextNeed.REQUIRED) {
            throw LocalRefusals.invalid(
                    "the option text=omit is for INPAINTING and IMAGE_VARIATION; this task needs a text");
        }
        if (!isOmitted) {
            params.put("text", call.request().prompt());
        }
        Optional<String> negative = call.request().negativePrompt().or(() -> usualNegativeText(options));
        if (negative.isPresent()) {
            params.put("negativeText", checked(negative.get()));
        }
    }

    private String checked(String negative) throws ProviderException {
        int most = model.map(BedrockModel::maxPrompt).orElse(Integer.MAX_VALUE);
        int length = negative.codePointCount(0, negative.length());
        if (length > most) {
            throw LocalRefusals.invalid("the negative prompt has " + length + " characters; the model takes " + most);
        }
        return negative;
    }

    private void configure(AmazonTask task, ObjectNode config, Seeds seeds) throws ProviderException {
        config.put("numberOfImages", call.images());
        size(task, call.request().size()).ifPresent(size -> {
            config.put("width", size.width());
            config.put("height", size.height());
        });
        call.request().quality().ifPresent(quality -> config.put("quality", quality));
        config.put("cfgScale", options.number("cfgScale").orElseGet(() -> guidance(options)));
        long most = model.map(BedrockModel::maxSeed).orElse(Long.MAX_VALUE);
        OptionalLong asked = Seeds.asked(call, most);
        if (asked.isPresent()) {
            config.put("seed", asked.getAsLong());
        } else if (options.text("seed").filter("omit"::equals).isEmpty()) {
            config.put("seed", seeds.drawn(most));
        }
    }

    /** The necessity of a text for a task. */
    private enum TextNeed {
        REQUIRED,
        OPTIONAL
    }
}

package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageHeader;
import java.util.List;
import java.util.Optional;

/** The common contract of Amazon's image models: a task, its fields, a configuration. */
abstract class AmazonContract implements BedrockContract {

    static final Dimensions USUAL_SIZE = new Dimensions(1024, 1024);

    private static final int MOST_IMAGES = 5;
    private static final int MOST_COLORS = 10;
    private static final long MOST_SEED = 2_147_483_646L;
    private static final String CONFIG = "imageGenerationConfig";

    private final int longestText;
    private final List<String> otherFields;

    AmazonContract(int longestText, String... otherFieldsOfTextToImage) {
        this.longestText = longestText;
        this.otherFields = List.of(otherFieldsOfTextToImage);
    }

    /** Checks the size in the configuration. */
    abstract void size(Fields config, String task);

    /** Checks an input image. */
    abstract void input(Fields params, String name, ImageHeader picture);

    /** Checks the fields of tasks that only this model has. */
    abstract void other(Fields params, String task);

    @Override
    public final List<String> problems(JsonNode request) {
        Fields fields = new Fields(request, "#");
        fields.needs("taskType");
        String task = request.path("taskType").asText();
        switch (task) {
            case "TEXT_IMAGE" -> textImage(params(fields, "textToImageParams"));
            case "INPAINTING" -> painting(params(fields, "inPaintingParams").needs("image"), task);
            case "OUTPAINTING" -> painting(params(fields, "outPaintingParams").needs("image", "text"), task);
            case "IMAGE_VARIATION" -> variation(params(fields, "imageVariationParams"));
            case "COLOR_GUIDED_GENERATION" -> colors(params(fields, "colorGuidedGenerationParams"));
            case "BACKGROUND_REMOVAL" -> background(fields);
            case "VIRTUAL_TRY_ON" -> other(params(fields, "virtualTryOnParams"), task);
            default -> fields.wrong("taskType", "a task");
        }
        if (fields.has(CONFIG) && !task.equals("BACKGROUND_REMOVAL")) {
            config(fields.inner(CONFIG), task);
        }
        return fields.problems();
    }

    private static Fields params(Fields fields, String name) {
        return fields.only("taskType", name, CONFIG).inner(name);
    }

    private void config(Fields config, String task) {
        config.only("numberOfImages", "quality", "cfgScale", "seed", "width", "height")
                .whole("numberOfImages", 1, MOST_IMAGES)
                .word("quality", "standard", "premium")
                .decimal("cfgScale", 1.1, 10)
                .whole("seed", 0, MOST_SEED);
        size(config, task);
    }

    private void textImage(Fields params) {
        String[] known = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "text", "negativeText", "conditionImage", "controlMode", "controlStrength"),
                        otherFields.stream())
                .toArray(String[]::new);
        params.only(known).needs("text");
        texts(params);
        other(params, "TEXT_IMAGE");
        input(params, "conditionImage");
        if (!params.has("conditionImage") && (params.has("controlMode") || params.has("controlStrength"))) {
            params.wrong("controlMode", "a conditionImage beside it");
        }
        params.word("controlMode", "CANNY_EDGE", "SEGMENTATION").decimal("controlStrength", 0, 1);
    }

    private void painting(Fields params, String task) {
        if (task.equals("INPAINTING")) {
            params.only("image", "maskPrompt", "maskImage", "text", "negativeText", "returnMask");
        } else {
            params.only("image", "maskPrompt", "maskImage", "text", "negativeText", "returnMask", "outPaintingMode");
        }
        texts(params);
        if (params.has("maskPrompt") == params.has("maskImage")) {
            params.wrong("maskImage", "exactly one of maskPrompt and maskImage");
        }
        params.word("outPaintingMode", "DEFAULT", "PRECISE").text("maskPrompt", 1, longestText);
        Optional<Dimensions> image = input(params, "image");
        Optional<Dimensions> mask = input(params, "maskImage");
        if (image.isPresent() && mask.isPresent() && !image.equals(mask)) {
            params.wrong("maskImage", "the size of image");
        }
    }

    private void variation(Fields params) {
        params.only("images", "text", "negativeText", "similarityStrength").needs("images");
        texts(params);
        params.decimal("similarityStrength", 0.2, 1);
        JsonNode images = params.value("images");
        if (!images.isArray() || images.isEmpty() || images.size() > MOST_IMAGES) {
            params.wrong("images", "1 to " + MOST_IMAGES + " pictures");
        }
        for (JsonNode image : images) {
            params.picture("images", image).ifPresent(picture -> input(params, "images", picture));
        }
    }

    private void colors(Fields params) {
        params.only("text", "negativeText", "colors", "referenceImage").needs("text", "colors");
        texts(params);
        input(params, "referenceImage");
        JsonNode colors = params.value("colors");
        if (!colors.isArray() || colors.isEmpty() || colors.size() > MOST_COLORS) {
            params.wrong("colors", "1 to " + MOST_COLORS + " colours");
        }
        for (JsonNode color : colors) {
            if (!color.asText().matches("#[0-9a-fA-F]{6}")) {
                params.wrong("colors", "hex colours");
            }
        }
    }

    private void background(Fields fields) {
        Fields params = fields.only("taskType", "backgroundRemovalParams").inner("backgroundRemovalParams");
        params.only("image").needs("image");
        input(params, "image");
    }

    private void texts(Fields params) {
        params.text("text", 1, longestText).text("negativeText", 1, longestText);
    }

    final Optional<Dimensions> input(Fields params, String name) {
        Optional<ImageHeader> picture = params.picture(name);
        picture.ifPresent(header -> input(params, name, header));
        return picture.map(ImageHeader::dimensions);
    }

    @Override
    public final int images(JsonNode request) {
        return request.path(CONFIG).path("numberOfImages").asInt(1);
    }

    @Override
    public final Dimensions size(JsonNode request) {
        JsonNode config = request.path(CONFIG);
        return config.has("width") && config.has("height")
                ? new Dimensions(
                        config.path("width").asInt(), config.path("height").asInt())
                : USUAL_SIZE;
    }

    @Override
    public final Money price(JsonNode request) {
        return price(
                size(request),
                request.path(CONFIG).path("quality").asText("standard").equals("premium"));
    }

    abstract Money price(Dimensions size, boolean isPremium);

    @Override
    public final ObjectNode answer(JsonNode request, List<String> images, int withheld) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (withheld > 0) {
            answer.put(
                    "error",
                    (images.isEmpty() ? "All" : "Some")
                            + " of the generated images have been blocked by our content filters.");
        } else {
            answer.putNull("error");
        }
        if (images.isEmpty() && withheld > 0) {
            answer.putNull("images");
        } else {
            images.forEach(answer.putArray("images")::add);
        }
        return answer;
    }

    @Override
    public final Optional<ObjectNode> refusal() {
        return Optional.empty();
    }
}

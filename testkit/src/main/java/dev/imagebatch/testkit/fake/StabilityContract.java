package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageHeader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A text-to-image model of Stability AI.
 *
 * @param price the price of an image
 * @param startsFromImage whether it makes images from images
 * @param maxSeed the largest seed
 * @param formats what it writes
 */
record StabilityContract(Money price, boolean startsFromImage, long maxSeed, List<String> formats)
        implements BedrockContract {

    private static final int LONGEST_PROMPT = 10_000;
    private static final int LEAST_SIDE = 64;
    private static final Map<String, Dimensions> SIZES = Map.of(
            "1:1", new Dimensions(1024, 1024),
            "16:9", new Dimensions(1344, 768),
            "21:9", new Dimensions(1536, 640),
            "2:3", new Dimensions(832, 1216),
            "3:2", new Dimensions(1216, 832),
            "4:5", new Dimensions(896, 1088),
            "5:4", new Dimensions(1088, 896),
            "9:16", new Dimensions(768, 1344),
            "9:21", new Dimensions(640, 1536));

    static StabilityContract core() {
        return new StabilityContract(Money.usd("0.04"), false, 4_294_967_295L, List.of("jpeg", "png"));
    }

    static StabilityContract ultra() {
        return new StabilityContract(Money.usd("0.14"), false, 4_294_967_295L, List.of("jpeg", "png"));
    }

    static StabilityContract large() {
        return new StabilityContract(Money.usd("0.08"), true, 4_294_967_294L, List.of("jpeg", "png", "webp"));
    }

    @Override
    public List<String> problems(JsonNode request) {
        Fields fields = new Fields(request, "#");
        if (startsFromImage) {
            fields.only(
                    "prompt", "negative_prompt", "aspect_ratio", "seed", "output_format", "mode", "image", "strength");
            mode(fields, request);
        } else {
            fields.only("prompt", "negative_prompt", "aspect_ratio", "seed", "output_format", "mode");
            fields.word("mode", "text-to-image");
        }
        fields.needs("prompt")
                .text("prompt", 0, LONGEST_PROMPT)
                .text("negative_prompt", 0, LONGEST_PROMPT)
                .word("aspect_ratio", SIZES.keySet().toArray(String[]::new))
                .whole("seed", 0, maxSeed);
        String format = request.path("output_format").asText("png").toLowerCase(Locale.ROOT);
        if (!formats.contains(format)) {
            fields.wrong("output_format", "one of " + formats);
        }
        return fields.problems();
    }

    private static void mode(Fields fields, JsonNode request) {
        fields.word("mode", "text-to-image", "image-to-image").decimal("strength", 0, 1);
        if (!request.path("mode").asText().equals("image-to-image")) {
            if (fields.has("image") || fields.has("strength")) {
                fields.wrong("image", "mode image-to-image");
            }
            return;
        }
        fields.needs("image", "strength");
        if (fields.has("aspect_ratio")) {
            fields.wrong("aspect_ratio", "mode text-to-image");
        }
        Optional<Dimensions> size = fields.picture("image").map(ImageHeader::dimensions);
        if (size.filter(image -> Math.min(image.width(), image.height()) < LEAST_SIDE)
                .isPresent()) {
            fields.wrong("image", "sides of at least " + LEAST_SIDE);
        }
    }

    @Override
    public int images(JsonNode request) {
        return 1;
    }

    @Override
    public Dimensions size(JsonNode request) {
        return SIZES.getOrDefault(request.path("aspect_ratio").asText("1:1"), new Dimensions(1024, 1024));
    }

    @Override
    public Money price(JsonNode request) {
        return price;
    }

    @Override
    public ObjectNode answer(JsonNode request, List<String> images, int withheld) {
        if (images.isEmpty() && withheld > 0) {
            return refused("Filter reason: output image");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("seeds").add(request.path("seed").asLong(7));
        answer.putArray("finish_reasons").addNull();
        images.forEach(answer.putArray("images")::add);
        return answer;
    }

    @Override
    public Optional<ObjectNode> refusal() {
        return Optional.of(refused("Filter reason: prompt"));
    }

    private static ObjectNode refused(String reason) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("finish_reasons").add(reason);
        return answer;
    }
}

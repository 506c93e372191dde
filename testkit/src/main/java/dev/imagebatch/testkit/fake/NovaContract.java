package dev.imagebatch.testkit.fake;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageHeader;
import java.util.Set;

/** Amazon Nova Canvas. */
final class NovaContract extends AmazonContract {

    private static final int LONGEST_TEXT = 1024;
    private static final int STEP = 16;
    private static final int LEAST_SIDE = 320;
    private static final int MOST_SIDE = 4096;
    private static final long MOST_PIXELS = 4_194_304;
    private static final int MOST_RATIO = 4;
    private static final String[] SWITCH = {"ON", "OFF", "DEFAULT"};
    private static final String[] SHAPES = {"CONTOUR", "BOUNDING_BOX", "DEFAULT"};

    NovaContract() {
        super(LONGEST_TEXT, "style");
    }

    @Override
    void size(Fields config, String task) {
        boolean hasSize = config.has("width") || config.has("height");
        if (Set.of("INPAINTING", "OUTPAINTING", "VIRTUAL_TRY_ON").contains(task)) {
            if (hasSize) {
                config.wrong("width", "no size for " + task);
            }
            return;
        }
        config.whole("width", LEAST_SIDE, MOST_SIDE).whole("height", LEAST_SIDE, MOST_SIDE);
        int width = config.value("width").asInt(USUAL_SIZE.width());
        int height = config.value("height").asInt(USUAL_SIZE.height());
        boolean isStepped = width % STEP == 0 && height % STEP == 0;
        if (width > 0 && height > 0 && !(isStepped && isPermitted(new Dimensions(width, height)))) {
            config.wrong("width", "a permitted size, not " + width + "x" + height);
        }
    }

    @Override
    void input(Fields params, String name, ImageHeader picture) {
        boolean isKnown = picture.format() == ImageFormat.PNG || picture.format() == ImageFormat.JPEG;
        if (!isKnown || !isPermitted(picture.dimensions())) {
            params.wrong(name, "a PNG or JPEG of a permitted size");
        }
    }

    @Override
    void other(Fields params, String task) {
        if (task.equals("VIRTUAL_TRY_ON")) {
            tryOn(params);
            return;
        }
        params.word(
                "style",
                "3D_ANIMATED_FAMILY_FILM",
                "DESIGN_SKETCH",
                "FLAT_VECTOR_ILLUSTRATION",
                "GRAPHIC_NOVEL_ILLUSTRATION",
                "MAXIMALISM",
                "MIDCENTURY_RETRO",
                "PHOTOREALISM",
                "SOFT_DIGITAL_PAINTING");
    }

    @Override
    Money price(Dimensions size, boolean isPremium) {
        boolean isSmall = size.pixels() <= USUAL_SIZE.pixels();
        return Money.usd(isPremium ? isSmall ? "0.06" : "0.08" : isSmall ? "0.04" : "0.06");
    }

    private void tryOn(Fields params) {
        String type = params.value("maskType").asText();
        String mask = type.equals("IMAGE")
                ? "imageBasedMask"
                : type.equals("GARMENT") ? "garmentBasedMask" : "promptBasedMask";
        params.only("sourceImage", "referenceImage", "maskType", mask, "maskExclusions", "mergeStyle", "returnMask")
                .needs("sourceImage", "referenceImage", "maskType")
                .word("maskType", "IMAGE", "GARMENT", "PROMPT")
                .word("mergeStyle", "BALANCED", "SEAMLESS", "DETAILED");
        input(params, "sourceImage");
        input(params, "referenceImage");
        mask(params.inner(mask), type);
        if (params.has("maskExclusions")) {
            params.inner("maskExclusions")
                    .only("preserveBodyPose", "preserveHands", "preserveFace")
                    .word("preserveBodyPose", SWITCH)
                    .word("preserveHands", SWITCH)
                    .word("preserveFace", SWITCH);
        }
    }

    private void mask(Fields mask, String type) {
        switch (type) {
            case "IMAGE" -> input(mask.only("maskImage").needs("maskImage"), "maskImage");
            case "GARMENT" ->
                mask.only("maskShape", "garmentClass", "garmentStyling")
                        .needs("garmentClass")
                        .word("maskShape", SHAPES);
            default -> mask.only("maskShape", "maskPrompt").needs("maskPrompt").word("maskShape", SHAPES);
        }
    }

    private static boolean isPermitted(Dimensions size) {
        return Math.min(size.width(), size.height()) >= LEAST_SIDE
                && Math.max(size.width(), size.height()) <= MOST_SIDE
                && size.pixels() <= MOST_PIXELS
                && Math.max(size.ratio(), 1 / size.ratio()) <= MOST_RATIO;
    }
}

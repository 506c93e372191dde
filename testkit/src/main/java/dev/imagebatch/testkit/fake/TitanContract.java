package dev.imagebatch.testkit.fake;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageHeader;
import java.util.Set;

/** Amazon Titan Image Generator v2. */
final class TitanContract extends AmazonContract {

    private static final int LONGEST_TEXT = 512;
    private static final int LONGEST_SIDE = 1408;
    private static final Set<String> LARGE = Set.of(
            "1024x1024",
            "768x1152",
            "1152x768",
            "768x1280",
            "1280x768",
            "896x1152",
            "1152x896",
            "768x1408",
            "1408x768",
            "640x1408",
            "1408x640",
            "1152x640",
            "1173x640");
    private static final Set<String> SMALL = Set.of(
            "768x768", "512x512", "384x576", "576x384", "384x640", "640x384", "448x576", "576x448", "384x704",
            "704x384", "320x704", "704x320");

    TitanContract() {
        super(LONGEST_TEXT);
    }

    @Override
    void size(Fields config, String task) {
        if (!config.has("width") && !config.has("height")) {
            if (Set.of("TEXT_IMAGE", "IMAGE_VARIATION", "COLOR_GUIDED_GENERATION")
                    .contains(task)) {
                config.wrong("width", "a permitted size, for the default is none");
            }
            return;
        }
        String size =
                config.value("width").asInt() + "x" + config.value("height").asInt();
        if (!LARGE.contains(size) && !SMALL.contains(size)) {
            config.wrong("width", "a permitted size, not " + size);
        }
    }

    @Override
    void input(Fields params, String name, ImageHeader picture) {
        boolean isKnown = picture.format() == ImageFormat.PNG || picture.format() == ImageFormat.JPEG;
        Dimensions size = picture.dimensions();
        if (!isKnown || Math.max(size.width(), size.height()) > LONGEST_SIDE) {
            params.wrong(name, "a PNG or JPEG with sides up to " + LONGEST_SIDE);
        }
    }

    @Override
    void other(Fields params, String task) {
        if (task.equals("VIRTUAL_TRY_ON")) {
            params.wrong("taskType", "a task");
        }
    }

    @Override
    Money price(Dimensions size, boolean isPremium) {
        boolean isSmall = SMALL.contains(size.toString());
        return Money.usd(isPremium ? isSmall ? "0.01" : "0.012" : isSmall ? "0.008" : "0.01");
    }
}

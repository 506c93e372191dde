package dev.imagebatch.testkit.fake;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The published rules and prices of one of OpenAI's models.
 *
 * @param generation the number in its name
 * @param tokens the output tokens of each quality; for arithmetic sizes the base of the formula
 * @param rates nanodollars a token: text in, image in, image out
 */
record OpenAiModelRules(String generation, Map<String, Integer> tokens, List<Integer> rates) {

    private static final List<Integer> USUAL_RATES = List.of(5_000, 8_000, 30_000);
    private static final Map<String, Integer> FIVE =
            Map.of("low", 16, "medium", 24, "high", 48, "xhigh", 64, "max", 96);
    private static final Map<String, OpenAiModelRules> MODELS = Map.of(
            "gpt-image-2.6-flare", new OpenAiModelRules("2.6", FIVE, USUAL_RATES),
            "gpt-image-2.6-sunburst", new OpenAiModelRules("2.6", FIVE, USUAL_RATES),
            "gpt-image-2.5-flare", new OpenAiModelRules("2.5", FIVE, USUAL_RATES),
            "gpt-image-2.5-flare-2026-09-08", new OpenAiModelRules("2.5", FIVE, USUAL_RATES),
            "gpt-image-2.5-sunburst", new OpenAiModelRules("2.5", FIVE, USUAL_RATES),
            "gpt-image-2", new OpenAiModelRules("2", Map.of("low", 16, "medium", 48, "high", 96), USUAL_RATES),
            "gpt-image-1.5",
                    new OpenAiModelRules(
                            "1.5", Map.of("low", 272, "medium", 1056, "high", 4160), List.of(5_000, 8_000, 32_000)));
    private static final Set<String> STANDARD = Set.of("1024x1024", "1536x1024", "1024x1536");
    private static final long LEAST_PIXELS = 655_360;
    private static final long MOST_PIXELS = 8_294_400;
    private static final int LONGEST_SIDE = 3840;

    static Optional<OpenAiModelRules> named(String id) {
        return Optional.ofNullable(MODELS.get(id));
    }

    boolean takesQuality(String quality) {
        return quality.equals("auto") || tokens.containsKey(quality);
    }

    boolean isArithmetic() {
        return generation.startsWith("2");
    }

    boolean isNewest() {
        return generation.equals("2.6");
    }

    boolean takesSize(String text) {
        if (text.equals("auto") || STANDARD.contains(text)) {
            return true;
        }
        return isArithmetic() && text.matches("[1-9]\\d{1,3}x[1-9]\\d{1,3}") && isMade(Dimensions.parse(text));
    }

    /** Returns the output tokens of one image by the published formula. */
    long outputTokens(Dimensions size, String quality) {
        int base = tokens.getOrDefault(quality, 0);
        double ratio = (double) Math.max(size.width(), size.height()) / Math.min(size.width(), size.height());
        if (!isArithmetic()) {
            return ratio > 1 ? base * 3L / 2 : base;
        }
        double units = Math.rint(base / ratio);
        long formula = (long) Math.ceil(base * units * (2_000_000 + size.pixels()) / 4_000_000);
        boolean dearer = isNewest() && (quality.equals("low") || quality.equals("medium"));
        return dearer ? formula * 4 : formula;
    }

    Money cost(long textIn, long imageIn, long out) {
        return new Money(textIn * rates.get(0) + imageIn * rates.get(1) + out * rates.get(2));
    }

    private static boolean isMade(Dimensions size) {
        long longer = Math.max(size.width(), size.height());
        long shorter = Math.min(size.width(), size.height());
        return size.width() % 16 == 0
                && size.height() % 16 == 0
                && longer <= LONGEST_SIDE
                && longer <= 3 * shorter
                && size.pixels() >= LEAST_PIXELS
                && size.pixels() <= MOST_PIXELS;
    }
}

package dev.imagebatch.provider.gemini;

import dev.imagebatch.image.AspectRatio;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a request that only this service has.
 *
 * @param aspectRatio the aspect ratio, such as {@code 16:9}, or null
 * @param imageSize the image size, such as {@code 2K}, or null
 * @param modalities the permitted kinds of content in the answer
 * @param temperature the temperature as a decimal number, or null
 */
record GeminiRequestOptions(
        @Nullable String aspectRatio,
        @Nullable String imageSize,
        List<String> modalities,
        @Nullable String temperature) {

    private static final String ASPECT_RATIO = "aspectRatio";
    private static final String IMAGE_SIZE = "imageSize";
    private static final String MODALITIES = "responseModalities";
    private static final String TEMPERATURE = "temperature";
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(ASPECT_RATIO, IMAGE_SIZE, MODALITIES, TEMPERATURE));

    private static final Pattern DECIMAL = Pattern.compile("[0-2](\\.\\d{1,6})?");
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]{1,16}");

    /**
     * Parses the options of one request.
     *
     * @throws IllegalArgumentException if an option is unknown or has an invalid value
     */
    static GeminiRequestOptions of(Map<String, String> options) {
        check(options, "");
        return new GeminiRequestOptions(
                ratio(options.get(ASPECT_RATIO)),
                options.get(IMAGE_SIZE),
                List.of(options.getOrDefault(MODALITIES, "IMAGE").split(",")),
                options.get(TEMPERATURE));
    }

    /**
     * Checks that every option is known and valid; the message of a refusal lists the known options and {@code others}.
     */
    static void check(Map<String, String> options, String others) {
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = option.getValue();
            switch (option.getKey()) {
                case ASPECT_RATIO -> AspectRatio.parse(value);
                case IMAGE_SIZE -> demand(WORD.matcher(value).matches(), IMAGE_SIZE, "is a word such as 2K", value);
                case MODALITIES ->
                    demand(
                            Set.of("IMAGE", "TEXT,IMAGE", "IMAGE,TEXT").contains(value),
                            MODALITIES,
                            "is IMAGE or TEXT,IMAGE",
                            value);
                case TEMPERATURE ->
                    demand(DECIMAL.matcher(value).matches(), TEMPERATURE, "is a number from 0 to 2", value);
                default ->
                    throw new IllegalArgumentException("the provider gemini has no option \"" + option.getKey()
                            + "\"; it has: " + others + String.join(", ", KNOWN));
            }
        }
    }

    private static @Nullable String ratio(@Nullable String text) {
        return text == null ? null : AspectRatio.parse(text).toString();
    }

    private static void demand(boolean holds, String key, String rule, String value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "the option " + key + " of the provider gemini " + rule + ", not \"" + value + "\"");
        }
    }
}

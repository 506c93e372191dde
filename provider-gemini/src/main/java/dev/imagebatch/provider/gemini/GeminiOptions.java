package dev.imagebatch.provider.gemini;

import dev.imagebatch.cost.Money;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of the provider.
 *
 * @param price the price of an image that the user set, or null
 * @param models the models
 * @param requestOptions the options of every request
 */
record GeminiOptions(@Nullable Money price, GeminiModels models, Map<String, String> requestOptions) {

    static final String PRICE = "price";
    static final String MODELS = "models";

    private static final Pattern DOLLARS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");

    static GeminiOptions of(Map<String, String> options) {
        Map<String, String> left = new TreeMap<>(options);
        Money price = price(left.remove(PRICE));
        GeminiModels models = models(left.remove(MODELS));
        GeminiRequestOptions.check(left, MODELS + ", " + PRICE + ", ");
        return new GeminiOptions(price, models, Map.copyOf(left));
    }

    private static @Nullable Money price(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!DOLLARS.matcher(text).matches()) {
            throw new IllegalArgumentException("the option " + PRICE
                    + " of the provider gemini is US dollars for one image, such as 0.04, not \"" + text + "\"");
        }
        return Money.usd(text);
    }

    private static GeminiModels models(@Nullable String file) {
        try {
            return file == null ? GeminiModels.known() : GeminiModels.known().with(Path.of(file));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "the option " + MODELS + " of the provider gemini is a file, not \"" + file + "\"", e);
        }
    }
}

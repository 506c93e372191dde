package dev.imagebatch.provider.openai;

import dev.imagebatch.image.Dimensions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The properties that determine the price of an image.
 *
 * @param size the size in the request, such as {@code 1024x1024} or {@code auto}
 * @param quality the quality in the request
 * @param format the format in the request
 */
record PriceKey(String size, String quality, String format) {

    private static final String AUTO = "auto";
    private static final Set<String> PRICED_FORMATS = Set.of("png", "jpeg", "webp");
    private static final List<Dimensions> AUTO_SIZES =
            List.of(new Dimensions(1024, 1024), new Dimensions(1536, 1024), new Dimensions(1024, 1536));

    /** Returns true if neither the size nor the quality is left to the model. */
    boolean isDetermined() {
        return !size.equals(AUTO) && !quality.equals(AUTO);
    }

    /** Returns the range of output tokens over all choices that are left to the model. */
    Optional<ModelEntry.Tokens> outputTokens(ModelEntry model) {
        if (!PRICED_FORMATS.contains(format)) {
            return Optional.empty();
        }
        List<ModelEntry.Tokens> possible = sizes().flatMap(
                        made -> qualities(model).flatMap(word -> model.outputTokens(made, word).stream()))
                .toList();
        return possible.isEmpty() ? Optional.empty() : Optional.of(range(model, possible));
    }

    private ModelEntry.Tokens range(ModelEntry model, List<ModelEntry.Tokens> possible) {
        long least = possible.stream().mapToLong(ModelEntry.Tokens::least).min().orElseThrow();
        long most = possible.stream().mapToLong(ModelEntry.Tokens::most).max().orElseThrow();
        String usual = quality.equals(AUTO) ? ModelEntry.USUAL_QUALITY : quality;
        long expected = sizes().findFirst()
                .flatMap(made -> model.outputTokens(made, usual))
                .map(ModelEntry.Tokens::expected)
                .orElse(most);
        return new ModelEntry.Tokens(least, expected, most);
    }

    private Stream<Dimensions> sizes() {
        return size.equals(AUTO) ? AUTO_SIZES.stream() : parsed().stream();
    }

    private Optional<Dimensions> parsed() {
        try {
            return Optional.of(Dimensions.parse(size));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Stream<String> qualities(ModelEntry model) {
        return quality.equals(AUTO) ? model.pricedQualities().stream() : Stream.of(quality);
    }
}

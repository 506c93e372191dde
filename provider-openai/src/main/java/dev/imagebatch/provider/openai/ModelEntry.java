package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.FixedSizes;
import dev.imagebatch.provider.SteppedSizes;
import dev.imagebatch.provider.SupportedSizes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the list of models, as in the file.
 *
 * @param id the model's id
 * @param snapshots further ids of the same model
 * @param sizes the supported sizes
 * @param formula the base of the token formula for each quality, or null if there is no formula
 * @param factors the least, expected and most that the formula's result is multiplied by, by quality
 * @param tokens the output tokens by quality and size, if there is no formula
 * @param rates the prices in US dollars per million tokens
 * @param confirmed true if the vendor publishes the prices
 * @param maxImages the maximum number of images per call
 * @param maxPrompt the maximum length of a prompt in characters
 * @param maxReferences the maximum number of reference images
 * @param imagesPerMinute the quota of a new account
 * @param seconds the usual duration of a call
 * @param lastDay the day on which the vendor shuts the model down
 * @param replacement the model to use instead
 */
record ModelEntry(
        @JsonProperty(required = true) String id,
        @Nullable List<String> snapshots,
        @JsonProperty(required = true) SizeRule sizes,
        @Nullable Map<String, Integer> formula,
        @Nullable Map<String, List<BigDecimal>> factors,
        @Nullable Map<String, Map<String, Long>> tokens,
        @Nullable Rates rates,
        boolean confirmed,
        @Nullable Integer maxImages,
        @Nullable Integer maxPrompt,
        @Nullable Integer maxReferences,
        @Nullable Double imagesPerMinute,
        @Nullable Integer seconds,
        @Nullable LocalDate lastDay,
        @Nullable String replacement) {

    static final String USUAL_QUALITY = "medium";

    private static final List<BigDecimal> EXACTLY = List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);

    /**
     * The prices in US dollars per million tokens.
     *
     * @param textIn the price of the prompt's tokens
     * @param imageIn the price of the reference images' tokens
     * @param out the price of the answer's tokens
     */
    record Rates(
            @JsonProperty(required = true) BigDecimal textIn,
            @JsonProperty(required = true) BigDecimal imageIn,
            @JsonProperty(required = true) BigDecimal out) {}

    /** The supported sizes: either fixed sizes with the default first, or the numbers of an arithmetic rule. */
    record SizeRule(
            @Nullable List<String> fixed,
            int step,
            long minPixels,
            long maxPixels,
            int maxSide,
            double maxRatio,
            @Nullable String usual) {

        SupportedSizes sizes() {
            if (fixed != null) {
                return FixedSizes.of(fixed.stream().map(Dimensions::parse).toArray(Dimensions[]::new));
            }
            return SteppedSizes.of(step, usualSize())
                    .withPixels(minPixels, maxPixels)
                    .withMaxSide(maxSide)
                    .withMaxRatio(maxRatio);
        }

        Dimensions usualSize() {
            return Dimensions.parse(fixed != null ? fixed.get(0) : usual == null ? "1024x1024" : usual);
        }
    }

    /** The least, expected and most output tokens of one image. */
    record Tokens(long least, long expected, long most) {}

    /** Returns the qualities that have a price, the cheapest first. */
    Set<String> pricedQualities() {
        if (formula != null) {
            return new LinkedHashSet<>(formula.keySet());
        }
        return tokens == null ? Set.of() : new LinkedHashSet<>(tokens.keySet());
    }

    /** Returns the output tokens of one image; empty if the size and quality have no known price. */
    Optional<Tokens> outputTokens(Dimensions size, String quality) {
        if (formula != null) {
            return Optional.ofNullable(formula.get(quality)).map(base -> byFormula(size, base, quality));
        }
        return Optional.ofNullable(tokens)
                .map(table -> table.get(quality))
                .map(sizesOfQuality -> sizesOfQuality.get(size.toString()))
                .map(count -> new Tokens(count, count, count));
    }

    private Tokens byFormula(Dimensions size, int base, String quality) {
        double ratio = Math.max(size.ratio(), 1 / size.ratio());
        double units = Math.rint(base / ratio);
        double count = Math.ceil(base * units * (2_000_000 + size.pixels()) / 4_000_000);
        List<BigDecimal> range = factors == null ? EXACTLY : factors.getOrDefault(quality, EXACTLY);
        return new Tokens(times(count, range.get(0)), times(count, range.get(1)), times(count, range.get(2)));
    }

    private static long times(double count, BigDecimal factor) {
        return (long) Math.ceil(count * factor.doubleValue());
    }
}

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
 * One entry of the list of models, as it is written there.
 *
 * @param id the model's id
 * @param snapshots further ids of the same model
 * @param sizes the sizes it makes
 * @param formula the base of the token formula for each quality, where there is a formula
 * @param factors the least, expected and most that the formula's result is multiplied by, by quality
 * @param tokens the output tokens by quality and size, where there is no formula
 * @param rates US dollars for a million tokens
 * @param confirmed whether the vendor publishes the prices
 * @param maxImages the most images of one call
 * @param maxPrompt the most characters of a prompt
 * @param maxReferences the most reference images
 * @param imagesPerMinute the quota of a new account
 * @param seconds how long a call usually takes
 * @param lastDay the day on which the vendor switches it off
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
     * US dollars for a million tokens.
     *
     * @param textIn of the prompt
     * @param imageIn of the reference images
     * @param out of the answer
     */
    record Rates(
            @JsonProperty(required = true) BigDecimal textIn,
            @JsonProperty(required = true) BigDecimal imageIn,
            @JsonProperty(required = true) BigDecimal out) {}

    /** Either fixed sizes, the usual one first, or the numbers of an arithmetic rule. */
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

    /** The qualities that have a price, the cheapest first. */
    Set<String> pricedQualities() {
        if (formula != null) {
            return new LinkedHashSet<>(formula.keySet());
        }
        return tokens == null ? Set.of() : new LinkedHashSet<>(tokens.keySet());
    }

    /** The output tokens of one image; empty if there is no price for such a one. */
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

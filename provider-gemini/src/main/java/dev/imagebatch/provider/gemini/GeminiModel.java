package dev.imagebatch.provider.gemini;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.FixedSizes;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ModelDescription;
import dev.imagebatch.provider.SupportedSizes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The known properties of one model.
 *
 * @param id the id that the service uses
 * @param imageSizes the image sizes, the default first
 * @param ratios the aspect ratios with their pixels at scale 1, the default first
 * @param prices the origin and date of the prices
 * @param references the maximum number of input images
 * @param lastDay the day on which the vendor shuts the model down, or null
 * @param notice the notice to show before use, or null
 */
record GeminiModel(
        String id,
        List<ImageSize> imageSizes,
        Map<AspectRatio, Dimensions> ratios,
        Prices prices,
        int references,
        @Nullable LocalDate lastDay,
        @Nullable String notice) {

    private static final long MOST_TOKENS = 1_000_000_000;
    private static final Duration TYPICAL_LATENCY = Duration.ofSeconds(20);

    /** The share of the price added to the upper estimate, because text beside an image is billed too. */
    private static final int SHARE_FOR_TEXT = 4;

    /**
     * An image size that the service offers.
     *
     * @param name the name in the service, such as {@code 2K}
     * @param scale the width as a multiple of the width at 1K
     * @param price the price of one image
     */
    record ImageSize(String name, BigDecimal scale, Money price) {

        Dimensions of(Dimensions atScaleOne) {
            return new Dimensions(scaled(atScaleOne.width()), scaled(atScaleOne.height()));
        }

        private int scaled(int side) {
            return scale.multiply(BigDecimal.valueOf(side)).intValue();
        }
    }

    /**
     * The source of the prices.
     *
     * @param asOf the day on which the prices were checked
     * @param confidence the reliability of the prices
     * @param perMillionTokens the price of a million output tokens, or null if unknown
     */
    record Prices(
            LocalDate asOf,
            Quote.Confidence confidence,
            @Nullable Money perMillionTokens) {}

    ModelCapabilities capabilities() {
        ModelCapabilities.Builder taken = ModelCapabilities.builder(sizes())
                .qualities(ImageConfig.STANDARD)
                .qualities(imageSizes.stream().map(ImageSize::name).toArray(String[]::new))
                .typicalLatency(TYPICAL_LATENCY);
        if (references > 0) {
            taken.references(references);
        }
        if (notice != null) {
            taken.notice(notice);
        }
        return taken.build();
    }

    ModelDescription description() {
        List<ModelDescription.Price> list = imageSizes.stream()
                .map(size -> new ModelDescription.Price(size.name(), size.price(), prices.asOf()))
                .toList();
        String words = String.join(" ", imageSizes.stream().map(ImageSize::name).toList())
                + " at "
                + String.join(
                        " ", ratios.keySet().stream().map(AspectRatio::toString).toList());
        return new ModelDescription(id, words, list, lastDay);
    }

    Optional<ImageSize> imageSize(@Nullable String name) {
        if (name == null) {
            return Optional.of(imageSizes.get(0));
        }
        return imageSizes.stream().filter(size -> size.name().equals(name)).findFirst();
    }

    /** Returns the price of one image of a size; the upper estimate includes text beside the image. */
    Optional<Quote> quote(@Nullable String imageSize) {
        return imageSize(imageSize).map(size -> {
            Money price = size.price();
            Money high = price.plus(price.dividedBy(SHARE_FOR_TEXT));
            return new Quote(new CostEstimate(price, price, high), prices.asOf(), prices.confidence());
        });
    }

    /** Returns the cost of a number of output tokens; empty for implausibly large numbers or an unknown price. */
    Optional<Money> costOf(long tokens) {
        Money million = prices.perMillionTokens();
        return million == null || tokens > MOST_TOKENS
                ? Optional.empty()
                : Optional.of(Money.usd(
                        million.toUsd().multiply(BigDecimal.valueOf(tokens)).movePointLeft(6)));
    }

    private SupportedSizes sizes() {
        return FixedSizes.of(imageSizes.stream()
                .flatMap(size -> ratios.values().stream().map(size::of))
                .toArray(Dimensions[]::new));
    }
}

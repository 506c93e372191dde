package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ModelDescription;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The prices of one model's images: before a call by the published formula, after it by the reported usage. */
final class OpenAiPrices {

    /** A limit above the usage of any real call; larger reported numbers are ignored. */
    private static final long MOST_TOKENS = 1_000_000_000;

    private static final int BYTES_PER_TOKEN = 4;
    private static final int MOST_BYTES_PER_TOKEN = 8;
    private static final int OVERHEAD_TOKENS = 64;
    private static final InputTokens REFERENCE = new InputTokens(256, 1024, 1536);
    private static final InputTokens OLD_REFERENCE = new InputTokens(64, 1024, 6500);

    private final ModelEntry model;
    private final ModelEntry.Rates rates;
    private final OpenAiModels.Entry entry;

    private record InputTokens(long least, long expected, long most) {}

    private OpenAiPrices(OpenAiModels.Entry entry, ModelEntry.Rates rates) {
        this.entry = entry;
        this.model = entry.model();
        this.rates = rates;
    }

    /** Returns the prices of a listed model; empty if its entry has none. */
    static Optional<OpenAiPrices> of(OpenAiModels.Entry entry) {
        return Optional.ofNullable(entry.model().rates()).map(rates -> new OpenAiPrices(entry, rates));
    }

    /**
     * Returns the estimated cost of a call.
     *
     * @param picture the properties that determine the price, the same for every image of the call
     * @param prompt the prompt
     * @param references the number of input images
     * @param images the number of output images
     */
    Optional<Quote> quote(PriceKey picture, String prompt, int references, int images) {
        return picture.outputTokens(model).map(out -> {
            CostEstimate cost =
                    input(prompt, references, images).plus(output(out).times(images));
            boolean sure = model.confirmed() && references == 0 && picture.isDetermined();
            return new Quote(cost, entry.asOf(), sure ? Quote.Confidence.CONFIRMED : Quote.Confidence.UNCONFIRMED);
        });
    }

    /** Returns the cost of a call by the usage in its answer; empty if the answer reports none. */
    Optional<Money> cost(JsonNode usage) {
        JsonNode input = usage.path("input_tokens_details");
        long in = usage.path("input_tokens").asLong();
        long out = usage.path("output_tokens").asLong();
        if (out <= 0 || in < 0 || Math.max(in, out) > MOST_TOKENS || usage.has("svg_usage")) {
            return Optional.empty();
        }
        long imageIn = Math.max(0, Math.min(in, input.path("image_tokens").asLong()));
        return Optional.of(price(rates.textIn(), in - imageIn)
                .plus(price(rates.imageIn(), imageIn))
                .plus(price(rates.out(), out)));
    }

    /** Returns the price list: every quality at the default size. */
    List<ModelDescription.Price> list() {
        Dimensions size = model.sizes().usualSize();
        List<ModelDescription.Price> prices = new ArrayList<>();
        for (String quality : model.pricedQualities()) {
            model.outputTokens(size, quality)
                    .ifPresent(tokens -> prices.add(new ModelDescription.Price(
                            size + " " + quality + (model.confirmed() ? "" : " (unconfirmed)"),
                            price(rates.out(), tokens.expected()),
                            entry.asOf())));
        }
        return prices;
    }

    private CostEstimate output(ModelEntry.Tokens out) {
        return new CostEstimate(
                price(rates.out(), out.least()), price(rates.out(), out.expected()), price(rates.out(), out.most()));
    }

    private CostEstimate input(String prompt, int references, int images) {
        long bytes = prompt.getBytes(StandardCharsets.UTF_8).length;
        InputTokens each = model.formula() == null ? OLD_REFERENCE : REFERENCE;
        return new CostEstimate(
                in(bytes / MOST_BYTES_PER_TOKEN, each.least() * references),
                in(bytes / BYTES_PER_TOKEN + OVERHEAD_TOKENS / 4, each.expected() * references),
                in(bytes + OVERHEAD_TOKENS, each.most() * references).times(images));
    }

    private Money in(long text, long image) {
        return price(rates.textIn(), text).plus(price(rates.imageIn(), image));
    }

    private static Money price(BigDecimal perMillion, long tokens) {
        return Money.usd(perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6));
    }
}

package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The prices of tokens of text, in US dollars per million.
 *
 * @param in the price of input tokens
 * @param cached the price of input tokens read from the cache
 * @param written the price of input tokens written to the cache
 * @param out the price of output tokens, including reasoning
 * @param isDearerWhenLong true if calls with more than {@value #LONG} input tokens cost more
 */
record TextRates(BigDecimal in, BigDecimal cached, BigDecimal written, BigDecimal out, boolean isDearerWhenLong) {

    private static final long LONG = 272_000;
    private static final BigDecimal LONG_IN = new BigDecimal("2");
    private static final BigDecimal LONG_OUT = new BigDecimal("1.5");
    private static final BigDecimal WRITTEN = new BigDecimal("1.25");
    /** A limit above the usage of any real call; larger reported numbers are ignored. */
    private static final long MOST_TOKENS = 1_000_000_000;

    /** Returns prices by the vendor's price rules. */
    static TextRates vendor(BigDecimal in, BigDecimal cached, BigDecimal out) {
        return new TextRates(in, cached, in.multiply(WRITTEN), out, true);
    }

    /** Returns prices that the user set. */
    static TextRates plain(BigDecimal in, BigDecimal out) {
        return new TextRates(in, in, in, out, false);
    }

    /** The least, expected and most tokens. */
    record Tokens(long least, long expected, long most) {}

    CostEstimate estimate(Tokens input, Tokens output) {
        return new CostEstimate(
                price(cached.multiply(inFactor(input.least())), input.least()).plus(price(out, output.least())),
                price(in.multiply(inFactor(input.expected())), input.expected())
                        .plus(price(out.multiply(outFactor(input.expected())), output.expected())),
                price(written.multiply(inFactor(input.most())), input.most())
                        .plus(price(out.multiply(outFactor(input.most())), output.most())));
    }

    /** Returns the cost of a call by the usage in its answer; empty if the answer reports none. */
    Optional<Money> cost(JsonNode usage) {
        long input = usage.path("prompt_tokens").asLong(-1);
        long output = usage.path("completion_tokens").asLong(-1);
        if (input <= 0 || output < 0 || Math.max(input, output) > MOST_TOKENS) {
            return Optional.empty();
        }
        JsonNode details = usage.path("prompt_tokens_details");
        long read = within(input, details.path("cached_tokens").asLong());
        long kept = within(input - read, details.path("cache_write_tokens").asLong());
        BigDecimal factor = inFactor(input);
        return Optional.of(price(in.multiply(factor), input - read - kept)
                .plus(price(cached.multiply(factor), read))
                .plus(price(written.multiply(factor), kept))
                .plus(price(out.multiply(outFactor(input)), output)));
    }

    private static long within(long most, long reported) {
        return Math.max(0, Math.min(most, reported));
    }

    private BigDecimal inFactor(long input) {
        return isDearerWhenLong && input > LONG ? LONG_IN : BigDecimal.ONE;
    }

    private BigDecimal outFactor(long input) {
        return isDearerWhenLong && input > LONG ? LONG_OUT : BigDecimal.ONE;
    }

    private static Money price(BigDecimal perMillion, long tokens) {
        return Money.usd(perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6));
    }
}

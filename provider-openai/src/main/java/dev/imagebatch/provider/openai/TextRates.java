package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the tokens of a text cost, in US dollars a million.
 *
 * @param in what goes in
 * @param cached what goes in and was there lately
 * @param written what goes in and is kept for a next time
 * @param out what comes out, thoughts included
 * @param isDearerWhenLong whether calls with more than {@value #LONG} tokens going in cost more
 */
record TextRates(BigDecimal in, BigDecimal cached, BigDecimal written, BigDecimal out, boolean isDearerWhenLong) {

    private static final long LONG = 272_000;
    private static final BigDecimal LONG_IN = new BigDecimal("2");
    private static final BigDecimal LONG_OUT = new BigDecimal("1.5");
    private static final BigDecimal WRITTEN = new BigDecimal("1.25");
    /** More than any call has: a server that reports more is not believed. */
    private static final long MOST_TOKENS = 1_000_000_000;

    /** Prices as the vendor makes them. */
    static TextRates vendor(BigDecimal in, BigDecimal cached, BigDecimal out) {
        return new TextRates(in, cached, in.multiply(WRITTEN), out, true);
    }

    /** Prices as the user gives them. */
    static TextRates plain(BigDecimal in, BigDecimal out) {
        return new TextRates(in, in, in, out, false);
    }

    /** How many tokens at least, probably and at most. */
    record Tokens(long least, long expected, long most) {}

    CostEstimate estimate(Tokens input, Tokens output) {
        return new CostEstimate(
                price(cached.multiply(inFactor(input.least())), input.least()).plus(price(out, output.least())),
                price(in.multiply(inFactor(input.expected())), input.expected())
                        .plus(price(out.multiply(outFactor(input.expected())), output.expected())),
                price(written.multiply(inFactor(input.most())), input.most())
                        .plus(price(out.multiply(outFactor(input.most())), output.most())));
    }

    /** What a call cost by the usage of its answer; empty if it reports none. */
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

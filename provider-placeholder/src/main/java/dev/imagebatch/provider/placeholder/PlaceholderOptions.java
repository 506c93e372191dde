package dev.imagebatch.provider.placeholder;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.ImageFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of the provider. */
record PlaceholderOptions(Money price, Duration latency, ImageFormat format) {

    static final String PRICE = "price";
    static final String LATENCY = "latency";
    static final String FORMAT = "format";

    private static final String KNOWN = String.join(", ", FORMAT, LATENCY, PRICE);
    private static final Pattern DOLLARS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(ms|s|m|h)");

    static PlaceholderOptions of(Map<String, String> options) {
        for (String key : new TreeSet<>(options.keySet())) {
            if (!key.equals(PRICE) && !key.equals(LATENCY) && !key.equals(FORMAT)) {
                throw new IllegalArgumentException(
                        "unknown option of the provider placeholder: \"" + key + "\"; options: " + KNOWN);
            }
        }
        return new PlaceholderOptions(
                price(options.getOrDefault(PRICE, "0")),
                latency(options.getOrDefault(LATENCY, "0s")),
                format(options.getOrDefault(FORMAT, "png")));
    }

    static ImageFormat format(String text) {
        return ImageFormat.named(text)
                .filter(format -> format == ImageFormat.PNG || format == ImageFormat.JPEG)
                .orElseThrow(() -> wrong(FORMAT, text, "must be png or jpeg"));
    }

    private static Money price(String text) {
        if (!DOLLARS.matcher(text).matches()) {
            throw wrong(PRICE, text, "must be US dollars for one image, such as 0.04");
        }
        return Money.usd(text);
    }

    private static Duration latency(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw wrong(LATENCY, text, "must be a duration such as 200ms, 2s or 1m");
        }
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanosPer(matcher.group(2))));
        return Duration.ofNanos(nanos.longValue());
    }

    private static long nanosPer(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
    }

    private static IllegalArgumentException wrong(String key, String value, String rule) {
        return new IllegalArgumentException(
                "option " + key + " of the provider placeholder " + rule + ": \"" + value + "\"");
    }
}

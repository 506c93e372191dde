package dev.imagebatch.provider.openai;

import dev.imagebatch.cost.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The options of a provider, split into those for the provider itself and those that each request carries.
 *
 * @param price the price of one image, if the user set it
 * @param modelFile the file of models, if the user set it
 * @param imagesPerCall the maximum number of images per call, if the user set it
 * @param downloads the image addresses that may be fetched
 * @param request the fields that each request carries, and the names of those to drop
 */
record OpenAiOptions(
        Optional<Money> price,
        Optional<String> modelFile,
        Optional<Integer> imagesPerCall,
        Downloads downloads,
        Map<String, String> request) {

    static final String DROP = "drop";

    private static final String PRICE = "price";
    private static final String MODELS = "models";
    private static final String IMAGES_PER_CALL = "images-per-call";
    private static final String DOWNLOADS = "downloads";
    private static final Set<String> OWN = Set.of(PRICE, MODELS, IMAGES_PER_CALL, DOWNLOADS);
    private static final Set<String> VENDOR = Set.of(
            "background",
            "complexity",
            "frame_count",
            "frame_duration_ms",
            "input_fidelity",
            "moderation",
            "output_compression",
            "output_format",
            "quality",
            "safety_identifier",
            "size",
            "svg",
            "user",
            DROP);
    private static final Set<String> FIXED =
            Set.of("prompt", "model", "n", "stream", "partial_images", "image", "mask");
    private static final Pattern DOLLARS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
    private static final Pattern COUNT = Pattern.compile("[1-9]|10");

    /** The image addresses that may be fetched. */
    enum Downloads {
        /** Addresses with TLS only. */
        HTTPS,
        /** Addresses with or without TLS. */
        HTTP
    }

    /**
     * Parses the options.
     *
     * @throws IllegalArgumentException if an option is unknown to the server or has an invalid value
     */
    static OpenAiOptions of(Map<String, String> options, BaseUrl server) {
        Map<String, String> request = new TreeMap<>(options);
        request.keySet().removeAll(OWN);
        problem(request, server).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new OpenAiOptions(
                Optional.ofNullable(options.get(PRICE)).map(OpenAiOptions::price),
                Optional.ofNullable(options.get(MODELS)),
                Optional.ofNullable(options.get(IMAGES_PER_CALL)).map(OpenAiOptions::count),
                downloads(options.getOrDefault(DOWNLOADS, "https")),
                new LinkedHashMap<>(request));
    }

    /** Returns the reason for which a request cannot carry these options; empty if it can. */
    static Optional<String> problem(Map<String, String> request, BaseUrl server) {
        for (String name : new TreeSet<>(request.keySet())) {
            if (FIXED.contains(name)) {
                return Optional.of("the option " + name + " of the provider openai is set by the specification alone");
            }
            if (server.isOpenAi() && !VENDOR.contains(name)) {
                return Optional.of("the provider openai has no option \"" + name + "\"; it has: "
                        + String.join(", ", known()) + "; other servers take any field");
            }
        }
        return Optional.empty();
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(VENDOR);
        known.addAll(OWN);
        return known;
    }

    private static Money price(String text) {
        if (!DOLLARS.matcher(text).matches()) {
            throw wrong(PRICE, "is US dollars for one image, such as 0.04", text);
        }
        return Money.usd(text);
    }

    private static int count(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw wrong(IMAGES_PER_CALL, "is a number from 1 to 10", text);
        }
        return Integer.parseInt(text);
    }

    private static Downloads downloads(String text) {
        return switch (text) {
            case "https" -> Downloads.HTTPS;
            case "http" -> Downloads.HTTP;
            default -> throw wrong(DOWNLOADS, "is https or http", text);
        };
    }

    private static IllegalArgumentException wrong(String name, String rule, String value) {
        return new IllegalArgumentException(
                "the option " + name + " of the provider openai " + rule + ", not \"" + value + "\"");
    }
}

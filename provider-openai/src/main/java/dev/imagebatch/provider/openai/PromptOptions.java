package dev.imagebatch.provider.openai;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a prompt writer.
 *
 * @param model the text model
 * @param instructions the instructions sent before each brief
 * @param maxTokens the maximum number of tokens of one text
 * @param temperature the sampling temperature, if the user set it
 * @param effort the reasoning effort, if it is sent
 * @param prices the prices of tokens, if the user set them
 */
record PromptOptions(
        String model,
        String instructions,
        int maxTokens,
        Optional<BigDecimal> temperature,
        Optional<String> effort,
        Optional<TextRates> prices) {

    private static final String MODEL = "model";
    private static final String INSTRUCTIONS = "instructions";
    private static final String MAX_TOKENS = "maxTokens";
    private static final String TEMPERATURE = "temperature";
    private static final String EFFORT = "effort";
    private static final String INPUT_PRICE = "inputPrice";
    private static final String OUTPUT_PRICE = "outputPrice";
    private static final Set<String> KNOWN =
            new TreeSet<>(Set.of(MODEL, INSTRUCTIONS, MAX_TOKENS, TEMPERATURE, EFFORT, INPUT_PRICE, OUTPUT_PRICE));

    private static final String USUAL_INSTRUCTIONS = "You write prompts for a model that generates images. Turn the"
            + " brief that you are given into one prompt: what is seen, from where, in which light and manner. Keep"
            + " every fact of the brief and add none that contradicts it. Answer with the prompt alone.";
    private static final int USUAL_TOKENS = 1_000;
    private static final int LEAST_TOKENS = 16;
    private static final int MOST_TOKENS = 128_000;
    private static final int LONGEST_INSTRUCTIONS = 100_000;
    private static final Pattern NAME = Pattern.compile("[!-~]{1,200}");
    private static final Pattern WORD = Pattern.compile("[a-z]{1,20}");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,6}");
    private static final Pattern DECIMAL = Pattern.compile("[01](\\.\\d{1,3})?|2(\\.0{1,3})?");
    private static final Pattern DOLLARS = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");

    /**
     * Parses the options.
     *
     * @throws IllegalArgumentException if an option is unknown or has an invalid value
     */
    static PromptOptions of(Map<String, String> options) {
        for (String name : new TreeSet<>(options.keySet())) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                        "the writer openai has no option \"" + name + "\"; it has: " + String.join(", ", KNOWN));
            }
        }
        String model = model(options.getOrDefault(MODEL, TextModel.DEFAULT));
        return new PromptOptions(
                model,
                instructions(options.getOrDefault(INSTRUCTIONS, USUAL_INSTRUCTIONS)),
                maxTokens(options.getOrDefault(MAX_TOKENS, Integer.toString(USUAL_TOKENS))),
                Optional.ofNullable(options.get(TEMPERATURE)).map(PromptOptions::temperature),
                Optional.ofNullable(options.get(EFFORT))
                        .map(PromptOptions::effort)
                        .or(() -> TextModel.named(model).map(listed -> TextModel.USUAL_EFFORT)),
                prices(options));
    }

    /** Returns the settings that determine the texts, without the token limit: a text that is cut off is never used. */
    String identity() {
        return "openai " + model
                + temperature.map(value -> " temperature=" + value).orElse("")
                + effort.map(value -> " effort=" + value).orElse("") + " instructions=" + sha256(instructions);
    }

    /** Returns the model only. */
    @Override
    public String toString() {
        return "PromptOptions[" + model + "]";
    }

    private static String model(String text) {
        if (!NAME.matcher(text).matches()) {
            throw wrong(MODEL, "is a model's name such as " + TextModel.DEFAULT);
        }
        return text;
    }

    private static String instructions(String text) {
        if (text.isBlank() || text.length() > LONGEST_INSTRUCTIONS) {
            throw wrong(INSTRUCTIONS, "is a text of 1 to " + LONGEST_INSTRUCTIONS + " characters");
        }
        return text;
    }

    private static int maxTokens(String text) {
        int count = COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (count < LEAST_TOKENS || count > MOST_TOKENS) {
            throw wrong(MAX_TOKENS, "is a whole number from " + LEAST_TOKENS + " to " + MOST_TOKENS);
        }
        return count;
    }

    private static BigDecimal temperature(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong(TEMPERATURE, "is a number from 0 to 2, such as 0.7");
        }
        return new BigDecimal(text);
    }

    private static String effort(String text) {
        if (!WORD.matcher(text).matches()) {
            throw wrong(EFFORT, "is a word of the model's, such as none or low");
        }
        return text;
    }

    private static Optional<TextRates> prices(Map<String, String> options) {
        String in = options.get(INPUT_PRICE);
        String out = options.get(OUTPUT_PRICE);
        if (in == null && out == null) {
            return Optional.empty();
        }
        return Optional.of(TextRates.plain(price(INPUT_PRICE, in), price(OUTPUT_PRICE, out)));
    }

    private static BigDecimal price(String name, @Nullable String text) {
        if (text == null || !DOLLARS.matcher(text).matches()) {
            throw wrong(
                    name, "is US dollars for a million tokens, such as 0.10; inputPrice and outputPrice go together");
        }
        return new BigDecimal(text);
    }

    private static IllegalArgumentException wrong(String name, String rule) {
        return new IllegalArgumentException("the option " + name + " of the writer openai " + rule);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

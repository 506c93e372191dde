package dev.imagebatch.bedrock;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An option that a request may have, and the values it takes.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OptionRule {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

    private final String name;
    private final String rule;
    private final Predicate<String> accepts;

    private OptionRule(String name, String rule, Predicate<String> accepts) {
        this.name = name;
        this.rule = rule;
        this.accepts = accepts;
    }

    /** A decimal number from {@code least} to {@code most}. */
    public static OptionRule number(String name, double least, double most) {
        return new OptionRule(name, "is a number from " + least + " to " + most, value -> {
            if (!NUMBER.matcher(value).matches()) {
                return false;
            }
            double number = Double.parseDouble(value);
            return number >= least && number <= most;
        });
    }

    /** One of these words. */
    public static OptionRule oneOf(String name, List<String> words) {
        return new OptionRule(name, "is one of " + String.join(", ", words), words::contains);
    }

    /** Any text of 1 to {@code most} characters. */
    public static OptionRule text(String name, int most) {
        return new OptionRule(
                name,
                "has 1 to " + most + " characters",
                value -> !value.isBlank() && value.codePointCount(0, value.length()) <= most);
    }

    /** What a pattern describes; {@code rule} says it in words, such as "is a day". */
    public static OptionRule matching(String name, Pattern pattern, String rule) {
        return new OptionRule(name, rule, value -> pattern.matcher(value).matches());
    }

    /** The option's name. */
    public String name() {
        return name;
    }

    /** What is wrong with a value; empty if nothing is. */
    public Optional<String> problem(String value) {
        return accepts.test(value) ? Optional.empty() : Optional.of("the option " + name + " " + rule);
    }

    /** The name and the rule. */
    @Override
    public String toString() {
        return name + " " + rule;
    }
}

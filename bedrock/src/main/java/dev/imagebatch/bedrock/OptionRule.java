package dev.imagebatch.bedrock;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A request option and its permitted values.
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

    /** Returns a rule for decimal numbers from {@code least} to {@code most}. */
    public static OptionRule number(String name, double least, double most) {
        return new OptionRule(name, "is a number from " + least + " to " + most, value -> {
            if (!NUMBER.matcher(value).matches()) {
                return false;
            }
            double number = Double.parseDouble(value);
            return number >= least && number <= most;
        });
    }

    /** Returns a rule for a fixed set of words. */
    public static OptionRule oneOf(String name, List<String> words) {
        return new OptionRule(name, "is one of " + String.join(", ", words), words::contains);
    }

    /** Returns a rule for non-blank text of 1 to {@code most} characters. */
    public static OptionRule text(String name, int most) {
        return new OptionRule(
                name,
                "has 1 to " + most + " characters",
                value -> !value.isBlank() && value.codePointCount(0, value.length()) <= most);
    }

    /** Returns a rule for text that matches a pattern; {@code rule} describes the pattern, such as "is a day". */
    public static OptionRule matching(String name, Pattern pattern, String rule) {
        return new OptionRule(name, rule, value -> pattern.matcher(value).matches());
    }

    /** Returns the name of the option. */
    public String name() {
        return name;
    }

    /** Returns a description of the problem with a value; empty if the value is valid. */
    public Optional<String> problem(String value) {
        return accepts.test(value) ? Optional.empty() : Optional.of("the option " + name + " " + rule);
    }

    /** Returns the name and the rule. */
    @Override
    public String toString() {
        return name + " " + rule;
    }
}

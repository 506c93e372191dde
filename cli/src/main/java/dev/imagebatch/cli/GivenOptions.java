package dev.imagebatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of a command line as arguments, to be stored and parsed again. */
final class GivenOptions {

    private static final Set<String> NOT_KEPT =
            Set.of("--out", "--until", "--events", "--json", "--quiet", "--yes", "--help");

    private GivenOptions() {}

    /** Returns the options as arguments of the form {@code --name=value}. */
    static List<String> of(ParseResult parsed) {
        List<String> given = new ArrayList<>();
        for (OptionSpec option : parsed.matchedOptionsSet()) {
            if (NOT_KEPT.contains(option.longestName())) {
                continue;
            }
            if (option.arity().max() == 0) {
                given.add(option.longestName());
            } else {
                option.originalStringValues().forEach(value -> given.add(option.longestName() + "=" + value));
            }
        }
        return given;
    }

    /** Returns the values by option name, without the leading dashes. */
    static Map<String, String> named(List<String> given) {
        Map<String, String> named = new TreeMap<>();
        for (String argument : given) {
            int equals = argument.indexOf('=');
            String name = (equals < 0 ? argument : argument.substring(0, equals)).substring(2);
            named.merge(name, equals < 0 ? "yes" : argument.substring(equals + 1), (one, two) -> one + ", " + two);
        }
        return named;
    }
}

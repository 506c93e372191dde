package dev.imagebatch.cli;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.plan.Fallback;
import java.util.Arrays;

/** The parser of {@code provider/model:kind,kind}. */
final class FallbackParser {

    private FallbackParser() {}

    static Fallback parse(String text) {
        int colon = text.indexOf(':');
        Fallback fallback = provider(colon < 0 ? text : text.substring(0, colon), text);
        return colon < 0 ? fallback : fallback.on(kinds(text.substring(colon + 1), text));
    }

    private static Fallback provider(String name, String text) {
        int slash = name.indexOf('/');
        Fallback fallback = Fallback.to(required(slash < 0 ? name : name.substring(0, slash), text));
        return slash < 0 ? fallback : fallback.withModel(required(name.substring(slash + 1), text));
    }

    private static FailureKind[] kinds(String names, String text) {
        return Arrays.stream(required(names, text).split(",", -1))
                .map(name -> OptionTypes.constant(FailureKind.class, name))
                .toArray(FailureKind[]::new);
    }

    private static String required(String part, String text) {
        if (part.isBlank()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": write a provider, such as gemini, gemini/MODEL or gemini:content_rejected");
        }
        return part;
    }
}

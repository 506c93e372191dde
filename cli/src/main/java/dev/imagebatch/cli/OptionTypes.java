package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.plan.Fallback;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.FailurePolicy;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.policy.StoredImageCheck;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provenance.ProvenanceMarks;
import dev.imagebatch.sink.NamingTemplate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The conversions of option values to the library's types. The message for a wrong value states the rule. */
final class OptionTypes {

    private OptionTypes() {}

    /** Registers the conversions with a command and its subcommands. */
    static CommandLine register(CommandLine command) {
        registerEnum(command, DuplicatePolicy.class);
        registerEnum(command, FailurePolicy.class);
        registerEnum(command, OriginalsPolicy.class);
        registerEnum(command, ReusePolicy.class);
        registerEnum(command, StoredImageCheck.class);
        registerEnum(command, UnknownOutcomePolicy.class);
        return command.registerConverter(Dimensions.class, checked(Dimensions::parse))
                .registerConverter(AspectRatio.class, checked(AspectRatio::parse))
                .registerConverter(NamingTemplate.class, checked(NamingTemplate::parse))
                .registerConverter(ProvenanceMarks.class, checked(OptionTypes::provenance))
                .registerConverter(Fallback.class, checked(FallbackParser::parse))
                .registerConverter(KeyValue.class, KeyValue::parse)
                .registerConverter(DeadlineParser.class, DeadlineParser::parse)
                .registerConverter(Duration.class, Quantities::duration)
                .registerConverter(Money.class, Quantities::dollars);
    }

    /** Returns the constant of a name in any case. */
    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\": write one of " + names(type)));
    }

    private static <E extends Enum<E>> void registerEnum(CommandLine command, Class<E> type) {
        command.registerConverter(type, checked(text -> constant(type, text)));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static ProvenanceMarks provenance(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "none" -> ProvenanceMarks.unchanged();
            case "iptc" -> ProvenanceMarks.iptc();
            case "iptc-with-prompt" -> ProvenanceMarks.iptc().withPrompt();
            default ->
                throw new IllegalArgumentException("\"" + text + "\": write one of none, iptc, iptc-with-prompt");
        };
    }

    private static <T> ITypeConverter<T> checked(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }
}

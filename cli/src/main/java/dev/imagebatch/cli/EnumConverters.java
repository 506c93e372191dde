package dev.imagebatch.cli;

import dev.imagebatch.failure.FailureKind;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads option values that are words or small formats of their own, with the rule in the message when they are wrong. */
abstract class EnumConverters<T> implements ITypeConverter<T> {

    private final Function<String, T> reader;

    private EnumConverters(Function<String, T> reader) {
        this.reader = reader;
    }

    @Override
    public final T convert(String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\": write one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(EnumConverters::word)
                                .collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code WIDTHxHEIGHT}. */
    static final class Size extends EnumConverters<Dimensions> {
        Size() {
            super(Dimensions::parse);
        }
    }

    /** Reads {@code 16:9}. */
    static final class Aspect extends EnumConverters<AspectRatio> {
        Aspect() {
            super(AspectRatio::parse);
        }
    }

    /** Reads a pattern for names. */
    static final class Naming extends EnumConverters<NamingTemplate> {
        Naming() {
            super(NamingTemplate::parse);
        }
    }

    /** Reads what is done about duplicates. */
    static final class DuplicatesWord extends EnumConverters<DuplicatePolicy> {
        DuplicatesWord() {
            super(oneOf(DuplicatePolicy.class));
        }
    }

    /** Reads what stands in for making an image. */
    static final class ReuseWord extends EnumConverters<ReusePolicy> {
        ReuseWord() {
            super(oneOf(ReusePolicy.class));
        }
    }

    /** Reads how stored images are checked. */
    static final class VerificationWord extends EnumConverters<StoredImageCheck> {
        VerificationWord() {
            super(oneOf(StoredImageCheck.class));
        }
    }

    /** Reads what is done about calls that may have been charged. */
    static final class UnknownWord extends EnumConverters<UnknownOutcomePolicy> {
        UnknownWord() {
            super(oneOf(UnknownOutcomePolicy.class));
        }
    }

    /** Reads who is asked instead: {@code provider/model:kind,kind}. */
    static final class FallbackWord extends EnumConverters<Fallback> {
        FallbackWord() {
            super(FallbackWord::read);
        }

        private static Fallback read(String text) {
            String who = text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
            String provider = who.contains("/") ? who.substring(0, who.indexOf('/')) : who;
            if (provider.isBlank() || who.endsWith("/") || text.endsWith(":")) {
                throw new IllegalArgumentException(
                        "\"" + text + "\": write a provider, such as gemini, gemini/MODEL or gemini:content_rejected");
            }
            Fallback fallback = Fallback.to(provider);
            fallback = who.contains("/") ? fallback.withModel(who.substring(who.indexOf('/') + 1)) : fallback;
            return text.contains(":") ? fallback.on(kinds(text.substring(text.indexOf(':') + 1))) : fallback;
        }

        private static FailureKind[] kinds(String text) {
            return Arrays.stream(text.split(",", -1))
                    .map(oneOf(FailureKind.class))
                    .toArray(FailureKind[]::new);
        }
    }

    /** Reads what becomes of received images of which others are made. */
    static final class OriginalsWord extends EnumConverters<OriginalsPolicy> {
        OriginalsWord() {
            super(oneOf(OriginalsPolicy.class));
        }
    }

    /** Reads what is written into images. */
    static final class ProvenanceWord extends EnumConverters<ProvenanceMarks> {
        ProvenanceWord() {
            super(text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "none" -> ProvenanceMarks.unchanged();
                case "iptc" -> ProvenanceMarks.iptc();
                case "iptc-with-prompt" -> ProvenanceMarks.iptc().withPrompt();
                default ->
                    throw new IllegalArgumentException("\"" + text + "\": write one of none, iptc, iptc-with-prompt");
            });
        }
    }

    /** Reads how often images are asked for again. */
    static final class TimesWord extends EnumConverters<Integer> {
        TimesWord() {
            super(text -> {
                if (!text.strip().matches("[0-9]|10")) {
                    throw new IllegalArgumentException("\"" + text + "\": write a number from 0 to 10");
                }
                return Integer.valueOf(text.strip());
            });
        }
    }

    /** Reads what is done about images that could not be made. */
    static final class FailureWord extends EnumConverters<FailurePolicy> {
        FailureWord() {
            super(oneOf(FailurePolicy.class));
        }
    }
}

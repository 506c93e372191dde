package dev.imagebatch.provider.nova;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of the option {@code style}: the strength of the text's guidance, or one of the vendor's named looks. */
enum NovaStyle {
    NATURAL(6.0),
    VIVID(8.0),
    ANIME(NovaStyle.USUAL_GUIDANCE),
    PHOTOGRAPHIC(NovaStyle.USUAL_GUIDANCE);

    static final double USUAL_GUIDANCE = 7.0;

    private static final List<String> LOOKS = List.of(
            "3D_ANIMATED_FAMILY_FILM",
            "DESIGN_SKETCH",
            "FLAT_VECTOR_ILLUSTRATION",
            "GRAPHIC_NOVEL_ILLUSTRATION",
            "MAXIMALISM",
            "MIDCENTURY_RETRO",
            "PHOTOREALISM",
            "SOFT_DIGITAL_PAINTING");

    private final double guidance;

    NovaStyle(double guidance) {
        this.guidance = guidance;
    }

    static List<String> names() {
        return Stream.concat(Stream.of(values()).map(NovaStyle::word), LOOKS.stream())
                .toList();
    }

    /** Returns the strength with which the text guides the picture. */
    static double guidance(Optional<String> style) {
        return Stream.of(values())
                .filter(value -> style.filter(value.word()::equals).isPresent())
                .findFirst()
                .map(value -> value.guidance)
                .orElse(USUAL_GUIDANCE);
    }

    /** Returns the look that the model supports by name; empty for a style that only sets the guidance. */
    static Optional<String> look(Optional<String> style) {
        return style.filter(LOOKS::contains);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

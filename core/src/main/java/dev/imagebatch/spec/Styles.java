package dev.imagebatch.spec;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The styles that specifications can name, each a prefix of the prompt.
 *
 * <p>Immutable and thread-safe. An unknown name adds nothing.
 *
 * @since 0.1
 */
public final class Styles {

    private static final Styles STANDARD = new Styles(Map.of(
            "photo", "Photorealistic photograph, high quality, professional photography,",
            "illustration", "Digital illustration, clean design, modern style,",
            "icon", "Simple icon, flat design, minimal, vector style,"));

    private final Map<String, String> prefixes;

    private Styles(Map<String, String> prefixes) {
        this.prefixes = Map.copyOf(prefixes);
    }

    /** Returns the built-in styles {@code photo}, {@code illustration} and {@code icon}. */
    public static Styles standard() {
        return STANDARD;
    }

    /** Returns no styles. */
    public static Styles none() {
        return new Styles(Map.of());
    }

    /** Returns these styles and one more; an existing name gets the new prefix. */
    public Styles with(String name, String prefix) {
        Map<String, String> more = new TreeMap<>(prefixes);
        more.put(
                Rules.label("style", name),
                Objects.requireNonNull(prefix, "prefix").strip());
        return new Styles(more);
    }

    /** Returns the prefix of a style; empty if the name is unknown. */
    public Optional<String> prefix(String name) {
        return Optional.ofNullable(prefixes.get(name));
    }

    /** Returns the names, sorted. */
    public Iterable<String> names() {
        return new TreeMap<>(prefixes).keySet();
    }
}

package dev.imagebatch.spec;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The styles that specifications name, each a prefix before the prompt.
 *
 * <p>Immutable and thread-safe. A name that is not registered adds nothing.
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

    /** The built-in styles {@code photo}, {@code illustration} and {@code icon}. */
    public static Styles standard() {
        return STANDARD;
    }

    /** No styles at all. */
    public static Styles none() {
        return new Styles(Map.of());
    }

    /** These styles and one more; a name that is there already gets the new prefix. */
    public Styles with(String name, String prefix) {
        Map<String, String> more = new TreeMap<>(prefixes);
        more.put(Rules.label("style", name), prefix.strip());
        return new Styles(more);
    }

    /** The prefix of a style, if it is registered. */
    public Optional<String> prefix(String name) {
        return Optional.ofNullable(prefixes.get(name));
    }

    /** The names that are registered, sorted. */
    public Iterable<String> names() {
        return new TreeMap<>(prefixes).keySet();
    }
}

package dev.imagebatch.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a table's column: a field, an option of a provider, a tag, or, without a name, nothing.
 *
 * @param field the field, or null for a column without a name
 * @param owner the provider, for an option
 * @param key the name of the option or tag
 */
record Column(@Nullable Field field, String owner, String key) {

    static final Column UNNAMED = new Column(null, "", "");

    private static final List<String> TAG_PREFIXES = List.of("tags.", "tag:");
    private static final String OPTIONS = "options.";

    static Column tag(String name) {
        return new Column(Field.TAGS, "", name);
    }

    /** Returns the column with a name such as {@code prompt}, {@code options.openai.background} or {@code tags.section}. */
    static Optional<Column> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String prefix : TAG_PREFIXES) {
            if (lower.startsWith(prefix)) {
                String key = name.substring(prefix.length()).strip();
                return key.isEmpty() ? Optional.empty() : Optional.of(tag(key));
            }
        }
        if (lower.startsWith(OPTIONS)) {
            return option(name.substring(OPTIONS.length()));
        }
        Field field = Field.spelt(name);
        boolean whole = field != null && field != Field.OPTIONS && field != Field.TAGS;
        return whole ? Optional.of(new Column(field, "", "")) : Optional.empty();
    }

    private static Optional<Column> option(String name) {
        int dot = name.indexOf('.');
        return dot < 1 || dot == name.length() - 1
                ? Optional.empty()
                : Optional.of(new Column(Field.OPTIONS, name.substring(0, dot), name.substring(dot + 1)));
    }
}

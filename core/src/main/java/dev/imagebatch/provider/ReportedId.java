package dev.imagebatch.provider;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An id as reported by a service, made safe to keep and to show: a hostile service may send megabytes or control a
 * terminal.
 *
 * @since 0.1
 */
public final class ReportedId {

    private static final Pattern WORD = Pattern.compile("[!-~]{1,200}");

    private ReportedId() {}

    /** Returns the first word of a text, at most 200 characters; null if there is none. */
    public static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher word = WORD.matcher(text);
        return word.find() ? word.group() : null;
    }
}

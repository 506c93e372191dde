package dev.imagebatch.provider;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a service calls something, fit to be kept and shown: a hostile one may send megabytes or steer a terminal.
 *
 * @since 0.1
 */
public final class ReportedId {

    private static final Pattern WORD = Pattern.compile("[!-~]{1,200}");

    private ReportedId() {}

    /** The first word, of at most 200 characters; null if there is none. */
    public static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher word = WORD.matcher(text);
        return word.find() ? word.group() : null;
    }
}

package dev.imagebatch.provider;

import org.jspecify.annotations.Nullable;

/** What a service calls something, fit to be kept and shown: a hostile one may send megabytes or steer a terminal. */
final class ReportedId {

    private static final int LONGEST = 200;

    private ReportedId() {}

    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return kept.replaceAll("\\p{Cntrl}", "?");
    }
}

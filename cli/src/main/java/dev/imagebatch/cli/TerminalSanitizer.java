package dev.imagebatch.cli;

import java.util.regex.Pattern;

/** The filter that keeps control characters of files and services from the terminal. */
final class TerminalSanitizer {

    private static final String CONTROLS = "\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069";
    private static final Pattern IN_TEXT = Pattern.compile("[" + CONTROLS + "&&[^\\n\\t]]");
    private static final Pattern IN_JSON = Pattern.compile("[" + CONTROLS + "&&[^\\n\\r\\t]]");

    private TerminalSanitizer() {}

    /** Returns text with a question mark for each control character except line feeds and tabs. */
    static String text(String text) {
        return IN_TEXT.matcher(text).replaceAll("?");
    }

    /** Returns equivalent JSON with all control characters escaped. */
    static String json(String json) {
        return IN_JSON.matcher(json)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }
}

package dev.imagebatch.manifest;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that are not what their authors meant: traces of other programs in lines and cells. */
final class SuspiciousText {

    /** The way in which database dumps write that there is no value. */
    static final String NULL = "\\N";

    private static final Set<String> MISSING = Set.of(
            "NULL",
            "null",
            "(null)",
            "NaN",
            "nan",
            "None",
            "undefined",
            "<NA>",
            "#N/A",
            "#NAME?",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NUM!",
            "#NULL!");
    private static final Pattern ESCAPE = Pattern.compile("\\\\[ntr]");

    private SuspiciousText() {}

    /** Returns the mistake of a text that holds a control character other than a tab or a line break. */
    static Optional<String> controlCharacter(String text) {
        return text.chars()
                .filter(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')
                .mapToObj(c ->
                        String.format("contains a control character (U+%04X); delete it and save the file again", c))
                .findFirst();
    }

    /** Returns the fact that a text stands for a missing value, if it does. */
    static Optional<String> missing(String text) {
        return MISSING.contains(text)
                ? Optional.of("is what programs write for a missing or failed value: " + Excerpt.quoted(text))
                : Optional.empty();
    }

    /** Returns the fact that a text holds an escaped line break or tab, if it does. */
    static Optional<String> escape(String text) {
        Matcher matcher = ESCAPE.matcher(text);
        return matcher.find()
                ? Optional.of("holds a backslash escape (" + matcher.group() + ") as databases and programs write them")
                : Optional.empty();
    }

    /** Returns whether a text consists of ASCII punctuation alone. */
    static boolean isPunctuation(String text) {
        return text.chars().noneMatch(c -> c >= 0x80 || Character.isLetterOrDigit(c));
    }

    /** Returns whether a text stands in quotes, and every quote within is escaped by a quote or a backslash. */
    static boolean isQuoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return false;
        }
        String within = text.substring(1, text.length() - 1);
        return within.replace("\"\"", "").replace("\\\"", "").indexOf('"') < 0;
    }

    /** Returns whether a text begins with a quote that it does not close. */
    static boolean isQuoteOpen(String text) {
        return text.startsWith("\"") && text.chars().filter(c -> c == '"').count() % 2 == 1;
    }
}

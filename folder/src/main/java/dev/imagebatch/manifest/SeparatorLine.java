package dev.imagebatch.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line {@code sep=;} above a table's header, in which spreadsheet programs name the separator. */
final class SeparatorLine {

    private static final Pattern LINE = Pattern.compile("\"?sep=(.)\"?[,;\t]*\r?", Pattern.CASE_INSENSITIVE);

    private SeparatorLine() {}

    /** Returns the character that a line names as the separator; empty if it is another line. */
    static Optional<Character> named(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1).charAt(0)) : Optional.empty();
    }
}

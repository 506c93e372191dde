package dev.imagebatch.manifest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of lines of plain text: lines that are not prompts are mistakes, so that they are not paid for. */
final class TextLineRules {

    private static final List<String> COMMENTS = List.of("#", "//", "/*", "<!--", "--", "```");
    private static final Pattern FIELD =
            Pattern.compile("(?:- +)?(?:negative[ _-]?prompt|prompt|steps(?= *: *[0-9])) *:", Pattern.CASE_INSENSITIVE);

    private TextLineRules() {}

    /** Returns the mistake of a line, if it is not a prompt. */
    static Optional<String> mistake(String line) {
        String text = line.strip();
        return Optional.<String>empty()
                .or(() -> remains(text))
                .or(() -> quotes(text))
                .or(() -> otherFormat(text))
                .map(fact -> fact + ", or write the prompt in JSONL");
    }

    private static Optional<String> remains(String text) {
        if (text.equals(SuspiciousText.NULL) || SuspiciousText.missing(text).isPresent()) {
            return Optional.of("is what programs write for a missing or failed value: " + Excerpt.quoted(text)
                    + "; delete the line");
        }
        if (SuspiciousText.isPunctuation(text)) {
            return Optional.of("has neither letters nor digits; delete the line");
        }
        return COMMENTS.stream()
                .filter(text::startsWith)
                .map(start -> "begins with \"" + start + "\", as a comment does; delete the line")
                .findFirst();
    }

    private static Optional<String> quotes(String text) {
        String item = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
        if (SuspiciousText.isQuoted(item)) {
            return Optional.of("stands in quotes, as a cell or a string does; delete the quotes");
        }
        return SuspiciousText.isQuoteOpen(text)
                ? Optional.of("begins with a quote that is not closed in its line; write the prompt on one line")
                : Optional.empty();
    }

    private static Optional<String> otherFormat(String text) {
        if (text.indexOf('\t') >= 0) {
            return Optional.of("holds tabs, as a table does; write the prompt without them");
        }
        if (ForeignFormat.isJson(text)) {
            return Optional.of("looks like JSON; name the file .jsonl");
        }
        Matcher field = FIELD.matcher(text);
        if (field.lookingAt()) {
            return Optional.of("looks like a field, not a prompt: " + Excerpt.quoted(field.group())
                    + "; delete the name, or the line");
        }
        return SuspiciousText.escape(text).map(fact -> fact + "; write the prompt on one line");
    }
}

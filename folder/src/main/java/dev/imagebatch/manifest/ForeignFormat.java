package dev.imagebatch.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files of a format that their name does not say, told by their first line. */
final class ForeignFormat {

    private static final int LOOKED_AT = 4096;

    private static final Map<String, String> BINARY = Map.of(
            "PK\u0003\u0004", "is a ZIP archive, such as an Excel workbook; save the sheet as CSV in UTF-8",
            "\u00D0\u00CF\u0011\u00E0", "is an Excel workbook; save the sheet as CSV in UTF-8",
            "\u001F\u008B", "is compressed with gzip; unpack it",
            "%PDF-", "is a PDF document; save its text as UTF-8",
            "{\\rtf", "is an RTF document; save it as plain text in UTF-8");
    private static final List<String> MARKUP =
            List.of("<!doctype", "<html", "<?xml", "<table", "<head", "<body", "<meta", "<svg", "<workbook");
    private static final Pattern JSON = Pattern.compile("\\[\\s*(?:[\\[{\"].*|)|\\{\\s*(?:\".*|)", Pattern.DOTALL);

    private ForeignFormat() {}

    /** Returns the reason why a file is not of its format, if its first line that is not blank shows it. */
    static Optional<String> refusal(EntryFormat format, SourceLineReader first) {
        int length = Math.min(first.length(), LOOKED_AT);
        String bytes = new String(first.buffer(), first.start(), length, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> binary : BINARY.entrySet()) {
            if (bytes.startsWith(binary.getKey())) {
                return Optional.of(binary.getValue());
            }
        }
        String text = bytes.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (MARKUP.stream().anyMatch(lower::startsWith)) {
            return Optional.of("is an HTML or XML document; export the specifications as JSONL or CSV");
        }
        return format.refusal(text);
    }

    /** Returns the reason to refuse a file that begins with JSON, if a text is its beginning. */
    static Optional<String> json(String beginning) {
        return isJson(beginning)
                ? Optional.of("is JSON; write each specification as one object on a line of its own (jq -c '.[]' does"
                        + " that to an array), and name the file .jsonl")
                : Optional.empty();
    }

    /** Returns the reason to refuse a file that begins with the header of a table, if a text is its beginning. */
    static Optional<String> table(String beginning) {
        return TableHeaderLine.isLikely(beginning)
                ? Optional.of(
                        "begins with the header of a table; name the file .csv, or .tsv if tabs separate its cells")
                : Optional.empty();
    }

    /** Returns whether a text begins like a JSON object or list, not like a prompt in braces or brackets. */
    static boolean isJson(String text) {
        return JSON.matcher(text).matches();
    }
}

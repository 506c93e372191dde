package dev.imagebatch.manifest;

import dev.imagebatch.manifest.Field.Shape;
import java.util.Optional;

/** The rules of cells that programs wrote in ways of their own. */
record CellRules(TableDialect dialect) {

    private static final String QUOTES = "“”„«»‹›‘’‚'";

    /** Returns the mistake of a cell, if it is not what its field means. */
    Optional<String> mistake(Field field, Row row, int index) {
        String text = row.cells().get(index).strip();
        return quotes(text, row, index).or(() -> content(field, text));
    }

    private Optional<String> content(Field field, String text) {
        if (field == Field.TAGS || field == Field.ID) {
            return Optional.empty();
        }
        Optional<String> missing = SuspiciousText.missing(text);
        if (missing.isPresent()) {
            return missing.map(fact -> fact + "; leave the cell empty or mend it");
        }
        if (field == Field.PROMPT && SuspiciousText.isPunctuation(text)) {
            return Optional.of("has neither letters nor digits; write a prompt, or delete the row");
        }
        return field.shape() == Shape.PROSE
                ? SuspiciousText.escape(text)
                        .map(fact -> fact + "; export as CSV with real line breaks and tabs, or write JSONL")
                : Optional.empty();
    }

    private Optional<String> quotes(String text, Row row, int index) {
        if (row.isQuoted(index)) {
            return Optional.empty();
        }
        if (dialect.separator() != Separator.TAB) {
            return isOddlyQuoted(text, row, index)
                    ? Optional.of("begins with " + text.charAt(0)
                            + ", which does not quote a cell; write \" around the cell instead")
                    : Optional.empty();
        }
        if (SuspiciousText.isQuoted(text)) {
            return Optional.of("stands in quotes, and other cells of the file hold quotes as letters; save the file as"
                    + " CSV, or write JSONL");
        }
        return index == row.cells().size() - 1 && SuspiciousText.isQuoteOpen(text)
                ? Optional.of(
                        "begins with a quote that is not closed in its line; save the file as CSV, or write JSONL")
                : Optional.empty();
    }

    /** Returns whether other quotes than those of CSV enclose a cell, or this cell and some after it. */
    private static boolean isOddlyQuoted(String text, Row row, int index) {
        if (text.length() < 2 || !isQuote(text, 0)) {
            return false;
        }
        boolean closes = text.chars().skip(1).anyMatch(c -> QUOTES.indexOf(c) >= 0);
        if (closes) {
            return isQuote(text, text.length() - 1)
                    && text.substring(1, text.length() - 1).chars().noneMatch(c -> QUOTES.indexOf(c) >= 0);
        }
        return row.cells().stream().skip(index + 1L).map(String::strip).anyMatch(CellRules::endsWithQuote);
    }

    private static boolean endsWithQuote(String cell) {
        return !cell.isEmpty() && isQuote(cell, cell.length() - 1);
    }

    private static boolean isQuote(String text, int at) {
        return QUOTES.indexOf(text.charAt(at)) >= 0;
    }
}

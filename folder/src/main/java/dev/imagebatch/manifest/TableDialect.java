package dev.imagebatch.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The syntax of a table, found by reading it once before its entries are read.
 *
 * @param separator the separator of its cells
 * @param quotes the meaning of its quotes
 * @param notices messages about syntax that differs from the file's format
 */
record TableDialect(Separator separator, TabQuotes quotes, List<String> notices) {

    /** A way to open a file, as often as needed. */
    interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * Finds the syntax of a table.
     *
     * @param usual the separator of the file's format
     * @param named the columns named by the caller
     * @param file the file
     */
    static TableDialect of(Separator usual, Map<String, Column> named, Opener file) throws IOException {
        Separator separator = separator(usual, named, file);
        // Only files named after tabs may hold quotes that are letters.
        TabQuotes quotes = usual == Separator.TAB && separator == Separator.TAB ? quotes(file) : TabQuotes.OF_CSV;
        List<String> notices = new ArrayList<>();
        if (separator != usual) {
            notices.add("cells are separated by " + separator.many() + ", as the header shows");
        }
        quotes.notice().ifPresent(notices::add);
        return new TableDialect(separator, quotes, notices);
    }

    Row.Syntax rows() {
        return quotes.areLetters() ? new TsvRows() : new CsvRows(separator);
    }

    private static Separator separator(Separator usual, Map<String, Column> named, Opener file) throws IOException {
        try (SourceLineReader lines = SourceLineReader.open(file.open())) {
            return lines.nextFilled() && lines.isSound() ? HeaderSeparator.of(lines.text(), usual, named) : usual;
        }
    }

    private static TabQuotes quotes(Opener file) throws IOException {
        try (SourceLineReader lines = SourceLineReader.open(file.open())) {
            return TabQuotesScan.of(lines);
        }
    }
}

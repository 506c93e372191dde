package dev.imagebatch.manifest;

import java.io.IOException;

/**
 * A scan of a file of cells between tabs for the meaning of its quotes.
 *
 * <p>Spreadsheet programs quote cells there as in CSV; other programs write every quote as a letter. Quotes are read as in
 * CSV if that fits the whole file: every quoted cell is well formed, no other cell holds a quote, and no quoted cell
 * extends over lines that are whole rows by themselves.
 */
final class TabQuotesScan {

    private final SourceLineReader lines;
    private int width;
    private long quoted;
    private long first;

    private TabQuotesScan(SourceLineReader lines) {
        this.lines = lines;
    }

    static TabQuotes of(SourceLineReader lines) throws IOException {
        TabQuotesScan scan = new TabQuotesScan(lines);
        boolean fits = true;
        while (fits && lines.nextFilled()) {
            fits = lines.isTooLong() || scan.fits();
        }
        return fits && scan.quoted > 0 ? new TabQuotes(false, scan.quoted, scan.first) : TabQuotes.LETTERS;
    }

    /** Reads the row that begins at the current line, and returns whether its quotes can be those of CSV. */
    private boolean fits() throws IOException {
        long start = lines.number();
        CsvCells cells = new CsvCells(Separator.TAB);
        boolean areRows = true;
        do {
            areRows &= isRow(lines.text());
            cells.addLine(lines.text());
        } while (cells.isQuoteOpen() && cells.length() <= SourceLineReader.LIMIT && lines.next());
        Row row = cells.toRow();
        boolean swallowsRows = areRows && lines.number() > start;
        if (cells.isQuoteOpen() || row.isFaulty() || cells.hasQuotesAsLetters() || swallowsRows) {
            return false;
        }
        count(row, start);
        return true;
    }

    private boolean isRow(String line) {
        return width > 1
                && line.chars().filter(c -> c == Separator.TAB.character()).count() == width - 1;
    }

    private void count(Row row, long line) {
        width = width == 0 ? row.cells().size() : width;
        first = first == 0 && !row.quoted().isEmpty() ? line : first;
        quoted += row.quoted().cardinality();
    }
}

package dev.imagebatch.manifest;

import java.io.IOException;

/** Rows by RFC 4180: cells in quotes if they hold separators, quotes or line breaks. */
final class CsvRows implements Row.Syntax {

    private final Separator separator;

    CsvRows(Separator separator) {
        this.separator = separator;
    }

    @Override
    public Row row(SourceLineReader lines) throws IOException {
        CsvCells cells = new CsvCells(separator);
        String fault = "";
        cells.addLine(lines.text());
        while (cells.isQuoteOpen()) {
            if (!lines.next() || lines.isTooLong() || cells.length() > SourceLineReader.LIMIT) {
                lines.stop();
                return Row.faulty("a quoted cell is never closed; the rest of the file was not read");
            }
            fault = fault.isEmpty() && !lines.isSound() ? lines.fault() : fault;
            cells.addLine(lines.text());
        }
        return fault.isEmpty() ? cells.toRow() : Row.faulty(fault);
    }
}

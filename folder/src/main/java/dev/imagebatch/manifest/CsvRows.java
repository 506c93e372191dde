package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as RFC 4180 writes them: cells between commas, quoted where they hold commas, quotes or line breaks. */
final class CsvRows implements Row.Syntax {

    private final CsvFactory csv = new CsvFactory();

    @Override
    public Row row(SourceLineReader lines) throws IOException {
        QuotedCells quotes = new QuotedCells();
        StringBuilder text = new StringBuilder(lines.text());
        boolean open = quotes.isOpenAfter(lines.text());
        String fault = "";
        while (open) {
            if (!lines.next() || lines.isTooLong() || text.length() > SourceLineReader.LIMIT) {
                lines.stop();
                return Row.faulty("a quoted cell is never closed; nothing behind it was read");
            }
            fault = fault.isEmpty() && !lines.isSound() ? lines.fault() : fault;
            String line = lines.text();
            text.append('\n').append(line);
            open = quotes.isOpenAfter(line);
        }
        return fault.isEmpty() ? cells(text.toString()) : Row.faulty(fault);
    }

    private Row cells(String text) throws IOException {
        List<String> cells = new ArrayList<>();
        try (JsonParser parser = csv.createParser(text)) {
            parser.nextToken();
            for (JsonToken cell = parser.nextToken(); cell == JsonToken.VALUE_STRING; cell = parser.nextToken()) {
                if (cells.size() <= Row.MAX_CELLS) {
                    cells.add(parser.getText());
                }
            }
            return parser.nextToken() == null
                    ? Row.of(cells)
                    : Row.faulty("holds a carriage return outside quotes; end lines with LF or CRLF");
        } catch (JsonProcessingException e) {
            return Row.faulty(
                    "is not valid CSV: behind a closing quote comes a comma or the end of the line, and a quote"
                            + " within a quoted cell is written twice");
        }
    }
}

package dev.imagebatch.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The choice of a separator by a table's header: the one that yields a column for the prompt. */
final class HeaderSeparator {

    private static final List<Separator> ORDER = List.of(Separator.SEMICOLON, Separator.TAB, Separator.COMMA);

    private HeaderSeparator() {}

    /**
     * Returns the separator that a table's first line names or shows.
     *
     * @param line the first line that is not blank
     * @param usual the separator of the file's format, returned if the line shows no other
     * @param named the columns named by the caller, by name in lower case
     */
    static Separator of(String line, Separator usual, Map<String, Column> named) {
        Character chosen = SeparatorLine.named(line).orElse(null);
        if (chosen != null) {
            return Separator.of(chosen).orElse(usual);
        }
        List<String> cells = cells(line, usual);
        if (hasPrompt(cells, named)) {
            return usual;
        }
        for (Separator other : ORDER) {
            if (hasPrompt(cells(line, other), named)) {
                return other;
            }
        }
        return cells.size() > 1 ? usual : widest(line, usual);
    }

    /** Returns the separator that yields the most columns, so that messages name them. */
    private static Separator widest(String line, Separator usual) {
        Separator widest = usual;
        for (Separator other : ORDER) {
            widest = cells(line, other).size() > Math.max(1, cells(line, widest).size()) ? other : widest;
        }
        return widest;
    }

    /** Returns the cells of a line; empty if it is not a row. */
    private static List<String> cells(String line, Separator separator) {
        CsvCells cells = new CsvCells(separator);
        cells.addLine(line);
        return cells.isQuoteOpen() ? List.of() : cells.toRow().cells();
    }

    private static boolean hasPrompt(List<String> cells, Map<String, Column> named) {
        return cells.stream().anyMatch(cell -> {
            Column column = named.get(cell.strip().toLowerCase(Locale.ROOT));
            return (column == null ? Field.spelt(cell) : column.field()) == Field.PROMPT;
        });
    }
}

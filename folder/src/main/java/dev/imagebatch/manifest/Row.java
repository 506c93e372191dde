package dev.imagebatch.manifest;

import java.io.IOException;
import java.util.List;

/**
 * The cells of one row of a table, or why it has none.
 *
 * @param cells from left to right
 * @param fault what is wrong with the row; empty if nothing is
 */
record Row(List<String> cells, String fault) {

    static final int MAX_CELLS = 10_000;

    /** How a kind of table writes its rows. */
    interface Syntax {

        /** The row that begins at the current line; goes on to its last line. */
        Row row(SourceLineReader lines) throws IOException;
    }

    static Row of(List<String> cells) {
        return cells.size() > MAX_CELLS
                ? faulty("has more than " + MAX_CELLS + " cells, the most that a row may have")
                : new Row(cells, "");
    }

    static Row faulty(String fault) {
        return new Row(List.of(), fault);
    }

    boolean isFaulty() {
        return !fault.isEmpty();
    }

    boolean isBlank() {
        return !isFaulty() && cells.stream().allMatch(String::isBlank);
    }
}

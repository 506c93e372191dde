package dev.imagebatch.manifest;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/**
 * One row of a table: its cells, or a fault.
 *
 * @param cells the cells from left to right
 * @param quoted the indexes of cells that stood in quotes
 * @param fault the fault of the row, or an empty text
 */
record Row(List<String> cells, BitSet quoted, String fault) {

    static final int MAX_CELLS = 10_000;

    /** The syntax of rows in a kind of table. */
    interface Syntax {

        /** Reads the row that begins at the current line, up to its last line. */
        Row row(SourceLineReader lines) throws IOException;
    }

    static Row of(List<String> cells, BitSet quoted) {
        return cells.size() > MAX_CELLS
                ? faulty("has more than the maximum of " + MAX_CELLS + " cells")
                : new Row(cells, quoted, "");
    }

    static Row faulty(String fault) {
        return new Row(List.of(), new BitSet(), fault);
    }

    boolean isFaulty() {
        return !fault.isEmpty();
    }

    boolean isQuoted(int index) {
        return quoted.get(index);
    }

    boolean isBlank() {
        return !isFaulty() && cells.stream().allMatch(String::isBlank);
    }
}

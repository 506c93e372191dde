package dev.imagebatch.manifest;

import java.util.Optional;

/**
 * The meaning of quotes in a file of cells between tabs.
 *
 * @param areLetters whether quotes are ordinary characters; otherwise they are read as in CSV
 * @param cells the number of quoted cells
 * @param line the line of the first row with a quoted cell
 */
record TabQuotes(boolean areLetters, long cells, long line) {

    /** The quotes of files that are CSV but for their separator. */
    static final TabQuotes OF_CSV = new TabQuotes(false, 0, 0);

    static final TabQuotes LETTERS = new TabQuotes(true, 0, 0);

    /** Returns a message about quotes that were not read as letters. */
    Optional<String> notice() {
        return cells == 0
                ? Optional.empty()
                : Optional.of((cells == 1 ? "1 cell in quotes was read" : cells + " cells in quotes were read")
                        + " as spreadsheets write them, without the quotes (the first in line " + line + ")");
    }
}

package dev.imagebatch.manifest;

import java.util.Optional;

/** The rules of whole rows of a table: rows that do not fit its header are mistakes, so that they are not paid for. */
record RowRules(Header header) {

    /** Returns the mistake of a row, if its cells cannot be those that the header names. */
    Optional<String> mistake(Row row) {
        if (header.isRepeatedBy(row.cells())) {
            return Optional.of("repeats the header; delete the line");
        }
        return comment(row).or(() -> misfit(row));
    }

    /** Returns the mistake of a row that holds a control character. */
    static Optional<String> controlCharacter(Row row) {
        return row.cells().stream()
                .flatMap(cell -> SuspiciousText.controlCharacter(cell).stream())
                .findFirst();
    }

    private static Optional<String> comment(Row row) {
        String first = row.cells().get(0).strip();
        boolean isComment = first.startsWith("#")
                && !row.isQuoted(0)
                && SuspiciousText.missing(first).isEmpty()
                && row.cells().stream().skip(1).allMatch(String::isBlank);
        return isComment
                ? Optional.of("begins with \"#\", as a comment does; delete the line, or put the cell in quotes")
                : Optional.empty();
    }

    private Optional<String> misfit(Row row) {
        int cells = row.cells().size();
        int columns = header.columns().size();
        if (cells < header.width()) {
            return Optional.of("has only " + (cells == 1 ? "1 cell" : cells + " cells") + ", the header "
                    + header.width() + "; leave the cells of fields that are not set empty, and put a cell with line"
                    + " breaks in quotes");
        }
        boolean areMore = row.cells().stream().skip(columns).anyMatch(cell -> !cell.isBlank());
        return areMore
                ? Optional.of("has " + cells + " cells, the header only " + columns
                        + "; put a cell that holds the separator in quotes")
                : Optional.empty();
    }
}

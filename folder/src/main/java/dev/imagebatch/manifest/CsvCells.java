package dev.imagebatch.manifest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The cells of one row in the syntax of CSV, collected line by line, since a quoted cell may span lines. */
final class CsvCells {

    private static final char QUOTE = '"';
    private static final String INVALID = "is not valid CSV: %s or the end of the line must follow a closing quote,"
            + " and a quote within a quoted cell is written twice";
    private static final String CARRIAGE_RETURN = "holds a carriage return outside quotes; end lines with LF or CRLF";

    private enum State {
        CELL_STARTS,
        UNQUOTED,
        QUOTED,
        QUOTE_IN_QUOTED,
        CLOSED
    }

    private final Separator separator;
    private final List<String> cells = new ArrayList<>();
    private final BitSet quoted = new BitSet();
    private final StringBuilder cell = new StringBuilder();
    private State state = State.CELL_STARTS;
    private String fault = "";
    private int length;
    private boolean quotesAreLetters;

    CsvCells(Separator separator) {
        this.separator = separator;
    }

    void addLine(String line) {
        if (state == State.QUOTED) {
            cell.append('\n');
        }
        for (int i = 0; i < line.length() - 1; i++) {
            add(line.charAt(i));
        }
        if (!line.isEmpty()) {
            addLast(line.charAt(line.length() - 1));
        }
        length += line.length();
        if (state != State.QUOTED) {
            endCell();
        }
    }

    /** Returns whether the row continues on the next line. */
    boolean isQuoteOpen() {
        return state == State.QUOTED;
    }

    /** Returns the number of characters read. */
    int length() {
        return length;
    }

    /** Returns whether a cell that is not quoted holds a quote. */
    boolean hasQuotesAsLetters() {
        return quotesAreLetters;
    }

    Row toRow() {
        return fault.isEmpty() ? Row.of(cells, quoted) : Row.faulty(fault);
    }

    private void add(char c) {
        switch (state) {
            case CELL_STARTS -> startCell(c);
            case UNQUOTED -> addUnquoted(c);
            case QUOTED -> addQuoted(c);
            case QUOTE_IN_QUOTED -> addAfterQuote(c);
            case CLOSED -> addAfterCell(c);
        }
    }

    /** Adds the last character of a line; a carriage return ends the line. */
    private void addLast(char c) {
        if (c != '\r' || state == State.QUOTED) {
            add(c);
        }
    }

    private void startCell(char c) {
        if (c == QUOTE) {
            state = State.QUOTED;
            quoted.set(cells.size());
        } else {
            state = State.UNQUOTED;
            addUnquoted(c);
        }
    }

    private void addUnquoted(char c) {
        if (c == separator.character()) {
            endCell();
            return;
        }
        if (c == '\r') {
            fault = CARRIAGE_RETURN;
        }
        quotesAreLetters |= c == QUOTE;
        cell.append(c);
    }

    private void addQuoted(char c) {
        if (c == QUOTE) {
            state = State.QUOTE_IN_QUOTED;
        } else {
            cell.append(c);
        }
    }

    private void addAfterQuote(char c) {
        if (c == QUOTE) {
            cell.append(c);
            state = State.QUOTED;
        } else {
            state = State.CLOSED;
            addAfterCell(c);
        }
    }

    private void addAfterCell(char c) {
        if (c == separator.character()) {
            endCell();
        } else if (c != ' ' && c != '\t') {
            fault = c == '\r' ? CARRIAGE_RETURN : String.format(INVALID, separator.one());
            state = State.UNQUOTED;
        }
    }

    private void endCell() {
        if (cells.size() <= Row.MAX_CELLS) {
            cells.add(cell.toString());
        }
        cell.setLength(0);
        state = State.CELL_STARTS;
    }
}

package dev.imagebatch.manifest;

/** Follows the quotes of a CSV row from line to line, to tell where the row ends. */
final class QuotedCells {

    private static final char QUOTE = '"';
    private static final char SEPARATOR = ',';

    private enum State {
        CELL_STARTS,
        UNQUOTED,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private State state = State.CELL_STARTS;

    /** Whether a quoted cell is still open at the end of this further line. */
    boolean isOpenAfter(String line) {
        if (state != State.QUOTED) {
            state = State.CELL_STARTS;
        }
        for (int i = 0; i < line.length(); i++) {
            state = after(line.charAt(i));
        }
        return state == State.QUOTED;
    }

    private State after(char c) {
        return switch (state) {
            case QUOTED -> c == QUOTE ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> c == QUOTE ? State.QUOTED : outside(c);
            case CELL_STARTS -> c == QUOTE ? State.QUOTED : outside(c);
            case UNQUOTED -> outside(c);
        };
    }

    private static State outside(char c) {
        return c == SEPARATOR ? State.CELL_STARTS : State.UNQUOTED;
    }
}

package dev.imagebatch.transform;

import java.util.Optional;

/**
 * The edges of tiles along an axis, as one hypothesis has them: visible ones are where they are seen, at most a line from
 * where equal tiles would have them; a hidden one is found from the other side of its gutter. Not thread-safe.
 */
final class Edges {

    private static final int[] NEAR = {0, -1, 1};

    private final LineKinds kinds;
    private final int gutter;
    private final int[] starts;
    private final int[] ends;
    private int doubts;

    Edges(LineKinds kinds, int tiles, int gutter) {
        this.kinds = kinds;
        this.gutter = gutter;
        this.starts = new int[tiles];
        this.ends = new int[tiles];
        this.ends[tiles - 1] = kinds.count();
    }

    void outer(int start, int end) {
        starts[0] = start;
        ends[ends.length - 1] = end;
    }

    /** Places the gutter after a tile, which equal tiles would have end here. */
    void gutterAfter(int tile, int end) {
        int visibleEnd = near(end, false);
        int visibleStart = near(end + gutter, true);
        if (visibleEnd < 0) {
            visibleEnd = visibleStart < 0 ? end : visibleStart - gutter;
        }
        if (visibleStart < 0) {
            visibleStart = visibleEnd + gutter;
        }
        ends[tile] = visibleEnd;
        starts[tile + 1] = visibleStart;
        doubts += Math.abs(visibleEnd - end) + Math.abs(visibleStart - end - gutter);
    }

    /** The cut, if all between the tiles is gutter and the visible edges leave no other. */
    Optional<Cut> cut() {
        int visibleStarts = 0;
        int visibleEnds = 0;
        for (int i = 0; i < starts.length; i++) {
            if (i > 0 && (starts[i] - ends[i - 1] != gutter || !kinds.areGutter(ends[i - 1], starts[i]))) {
                return Optional.empty();
            }
            visibleStarts += isVisibleStart(starts[i]) ? 1 : 0;
            visibleEnds += isVisibleEnd(ends[i]) ? 1 : 0;
        }
        int needed = starts.length == 1 ? 1 : 2;
        boolean determined =
                Math.min(visibleStarts, visibleEnds) >= 1 && Math.max(visibleStarts, visibleEnds) >= needed;
        Cut cut = new Cut(starts, ends, visibleStarts + visibleEnds, doubts);
        return determined && cut.isEven() && isCertain(cut) ? Optional.of(cut) : Optional.empty();
    }

    /** Where tiles differ by a line, one more line could be hidden, or be no gutter at all. */
    private boolean isCertain(Cut cut) {
        int last = ends.length - 1;
        boolean outerHidden = (starts[0] > 0 && !isVisibleStart(starts[0]))
                || (ends[last] < kinds.count() && !isVisibleEnd(ends[last]));
        if (outerHidden || cut.isExact()) {
            return !outerHidden;
        }
        for (int i = 1; i < starts.length; i++) {
            if (!isVisibleStart(starts[i]) && !isVisibleEnd(ends[i - 1])) {
                return false;
            }
        }
        return gutter != 1;
    }

    private int near(int line, boolean start) {
        for (int step : NEAR) {
            if (start ? isVisibleStart(line + step) : isVisibleEnd(line + step)) {
                return line + step;
            }
        }
        return -1;
    }

    private boolean isVisibleStart(int line) {
        if (line == 0) {
            return !kinds.isGutter(0);
        }
        return line < kinds.count() && line > 0 && kinds.isGutter(line - 1) && kinds.isFilled(line);
    }

    private boolean isVisibleEnd(int line) {
        if (line == kinds.count()) {
            return !kinds.isGutter(line - 1);
        }
        return line > 0 && line < kinds.count() && kinds.isGutter(line) && kinds.isFilled(line - 1);
    }
}
